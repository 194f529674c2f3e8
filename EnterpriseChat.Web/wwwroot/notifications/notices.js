// <chat-notices>: the toasts of this page, and what its browser tells while the page is out of view. Blazor draws what is to be told and takes
// it away when the room is lost or read; this says whether the page is in view, and which of them are done with.
import { tell } from "../shell/tell.js";
import { BrowserNotice } from "./browser-notice.js";

/** How long a toast stays that nobody points at. */
const STAY = 6000;

/** While somebody points at a toast, or the focus is in one, all stay: one that goes would move the others. */
const STAY_ON = 2000;

class Notices extends HTMLElement {
  #off = null;
  #timers = new Map();
  #told = new Map();
  #drawn = new MutationObserver(() => this.#look());

  connectedCallback() {
    this.#off = new AbortController();
    const { signal } = this.#off;
    this.#drawn.observe(this, { childList: true });
    document.addEventListener("visibilitychange", () => this.#say(), { signal });
    // What was said while the connection went away may not have arrived.
    addEventListener("chat-connected", () => this.#again(), { signal });
    addEventListener("pagehide", () => this.#takeBack(() => false), { signal });
    this.addEventListener("click", e => this.#clicked(e), { signal });
    // The field is heard once all of the page is there.
    setTimeout(() => this.#say());
  }

  disconnectedCallback() {
    this.#off.abort();
    this.#drawn.disconnect();
    this.#takeBack(() => false);
  }

  #tell(said) {
    if (document.querySelector("[data-live]")) {
      tell(this.querySelector("[data-heard]"), said);
    }
  }

  #say() {
    this.#tell(document.visibilityState === "visible" ? "in-view" : "out-of-view");
  }

  #again() {
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#timers.clear();
    this.#say();
    this.#look();
  }

  #clicked(e) {
    const done = e.target.closest("[data-gone]");
    if (done) {
      this.#tell(`gone ${done.dataset.gone}`);
    }
  }

  #look() {
    const drawn = [...this.querySelectorAll("[data-notice]")];
    const ids = new Set(drawn.map(notice => notice.dataset.notice));
    this.#takeBack(id => ids.has(id));
    for (const notice of drawn) {
      const id = notice.dataset.notice;
      if (!notice.hidden && !this.#timers.has(id)) {
        this.#time(id, STAY);
      } else if (notice.hidden && !this.#told.has(id)) {
        this.#told.set(id, new BrowserNotice(notice, () => this.#tell(`gone ${id}`)));
      }
    }
  }

  #time(id, howLong) {
    this.#timers.set(id, setTimeout(
      () => this.matches(":hover, :focus-within") ? this.#time(id, STAY_ON) : this.#tell(`gone ${id}`), howLong));
  }

  #takeBack(isLeft) {
    for (const [id, timer] of this.#timers) {
      if (!isLeft(id)) {
        clearTimeout(timer);
        this.#timers.delete(id);
      }
    }
    for (const [id, told] of this.#told) {
      if (!isLeft(id)) {
        told.close();
        this.#told.delete(id);
      }
    }
  }
}

customElements.define("chat-notices", Notices);

// <context-menu>: the one menu of everything that carries data-menu="WHAT". It opens by right click, menu key, Shift+F10, a button with
// data-menu-button and a long press (not by right click where data-menu-by-key says so: texts have the browser's own); what it offers comes from the server (Controls/ContextMenu).
import { tell } from "../shell/tell.js";
import { longPress } from "./long-press.js";
import { home, isThere } from "./menu-home.js";
import { below, close, items } from "./menu.js";
import { isPicked } from "./picked-words.js";

/** Of something tall the menu key opens the menu at its beginning. */
const TALL = 48;

const DIALOG = "dialog[open]";
const FIELD = "input, textarea, select, [contenteditable]";

class ContextMenu extends HTMLElement {
  #number = 0;
  #asked = null;
  #byKey = false;
  #wasPicked = false;
  #left = null;
  #off = null;

  /** What the menu belongs to may go away while it is open. */
  #page = new MutationObserver(() => isThere(this.#asked.value) || this.#close());

  /** The answer has come. */
  #answer = new MutationObserver(() => this.#show());

  connectedCallback() {
    this.#off = new AbortController();
    const { signal } = this.#off;
    const on = (name, action) => document.addEventListener(name, action, { capture: true, signal });
    longPress(target => this.#own(target), (host, { clientX, clientY }) => this.#ask(host, new DOMRect(clientX, clientY, 0, 0)), signal);
    on("pointerdown", e => this.#pointed(e));
    on("keydown", e => { this.#byKey = e.key === "ContextMenu" || (e.key === "F10" && e.shiftKey); });
    on("contextmenu", e => this.#wanted(e));
    on("click", e => this.#clicked(e));
    addEventListener("resize", () => this.#place(), { signal });
    this.addEventListener("beforetoggle", e => e.newState === "closed" && e.target === this.#menu && this.#closed(), { capture: true, signal });
    this.#answer.observe(this, { attributeFilter: ["data-open"] });
  }

  disconnectedCallback() {
    this.#off.abort();
    [this.#answer, this.#page].forEach(observer => observer.disconnect());
    this.#asked = null;
  }

  /** What the menu at this place belongs to. A dialog lets nothing outside it be touched, so it has a menu of its own. */
  #own(target) {
    const host = target.closest?.(FIELD) ? null : target.closest?.("[data-menu]");
    return host && host.closest(DIALOG) === this.closest(DIALOG) ? host : null;
  }

  get #menu() {
    return this.querySelector("[role=menu]");
  }

  get #isOpen() {
    return this.#menu?.matches(":popover-open") ?? false;
  }

  #tell(...parts) {
    tell(this.querySelector("[data-says]"), parts.join("\n"));
  }

  /** A click beside the menu closes it; so does one on the button that opened it. */
  #pointed(e) {
    this.#byKey = false;
    this.#wasPicked = isPicked(e.clientX, e.clientY);
    this.#left = null;
    if (this.#isOpen && !this.contains(e.target)) {
      this.#left = this.#asked.button;
      this.#close();
    }
  }

  #wanted(e) {
    const host = this.#own(e.target);
    if (this.contains(e.target)) {
      e.preventDefault();
    } else if (host && (this.#byKey || !(this.#wasPicked || host.hasAttribute("data-menu-by-key")))) {
      e.preventDefault();
      this.#ask(host, this.#byKey ? this.#besideOf(e.target) : new DOMRect(e.clientX, e.clientY, 0, 0));
    }
  }

  #besideOf(element) {
    const { x, y, width, height } = element.getBoundingClientRect();
    return new DOMRect(x, y, width, height > TALL ? 0 : height);
  }

  #clicked(e) {
    const button = e.target.closest?.("[data-menu-button]");
    const host = button && this.#own(button);
    const item = this.contains(e.target) ? e.target.closest("[data-item]") : null;
    if (host) {
      e.preventDefault();
      if (button !== this.#left) {
        button.focus({ preventScroll: true });
        this.#ask(host, button.getBoundingClientRect(), button);
      }
      this.#left = null;
    } else if (item && item.getAttribute("aria-disabled") !== "true") {
      this.#tell("act", this.#asked.number, item.dataset.item);
    }
  }

  #ask(host, at, button = null) {
    this.#close();
    this.#asked = { number: ++this.#number, value: host.dataset.menu, at, button, home: home(host) };
    this.dataset.of = host.dataset.menu;
    this.#tell("open", this.#number, host.dataset.menu);
  }

  #show() {
    const asked = this.#asked;
    if (this.dataset.open !== String(asked?.number) || !this.#menu || this.#isOpen || !isThere(asked.value)) {
      return;
    }
    this.#menu.showPopover();
    this.#place();
    items(this.#menu)[0]?.focus({ preventScroll: true });
    asked.button?.setAttribute("aria-expanded", "true");
    this.#page.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-menu"] });
  }

  #place() {
    if (this.#isOpen) {
      below(this.#menu, this.#asked.at);
    }
  }

  #close() {
    if (this.#isOpen) {
      close(this.#menu);
    }
  }

  #closed() {
    this.#page.disconnect();
    this.#asked.button?.removeAttribute("aria-expanded");
    if (this.contains(document.activeElement)) {
      this.#asked.home();
    }
    this.#tell("close", this.#asked.number);
  }
}

customElements.define("context-menu", ContextMenu);

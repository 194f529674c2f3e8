// <context-menu>: the one menu for everything in the page that carries data-menu="WHAT". It opens by the right mouse button, by the menu key and
// Shift+F10, by a button with data-menu-button and by a long press; what it offers comes from the server (Controls/ContextMenu).
import { tell } from "../shell/tell.js";
import { longPress } from "./long-press.js";
import { home, isThere } from "./menu-home.js";
import { below, close, items } from "./menu.js";

/** Of something tall the menu key opens the menu at its beginning. */
const TALL = 48;

const own = target => target.closest?.("input, textarea, select, [contenteditable]") ? null : target.closest?.("[data-menu]") ?? null;

/** Whether words are picked at a place: they have the browser's own menu. */
function isPicked(x, y) {
  const words = getSelection();
  const isIn = ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom;
  return !words.isCollapsed && words.rangeCount > 0 && [...words.getRangeAt(0).getClientRects()].some(isIn);
}

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
    longPress(own, (host, { clientX, clientY }) => this.#ask(host, new DOMRect(clientX, clientY, 0, 0)), signal);
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
    this.#answer.disconnect();
    this.#page.disconnect();
    this.#asked = null;
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
    const host = own(e.target);
    if (this.contains(e.target)) {
      e.preventDefault();
    } else if (host && (this.#byKey || !this.#wasPicked)) {
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
    const host = button?.closest("[data-menu]");
    const item = this.contains(e.target) ? e.target.closest("[data-item]") : null;
    if (host) {
      e.preventDefault();
      if (button !== this.#left) {
        button.focus({ preventScroll: true });
        this.#ask(host, button.getBoundingClientRect(), button);
      }
    } else if (item && item.getAttribute("aria-disabled") !== "true") {
      this.#tell("act", this.#asked.number, item.dataset.item);
    }
  }

  #ask(host, at, button = null) {
    this.#close();
    this.#asked = { number: ++this.#number, value: host.dataset.menu, at, button, home: home(host) };
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

// <kept-form key value>: keeps what stands in the form around it in the session's storage, for the user who typed it: what the server
// gave, and what was typed since. When the page comes back with the form open, after a restart or a reload, the server is given it again.
// Saved or cancelled, it goes: then the address no longer names the dialog, or, for a form that stays, there is nothing to keep.
import { tell } from "../shell/tell.js";
import { signedIn } from "../shell/words.js";

/** A message to the server is bounded, see Circuits/CircuitServices. */
const PIECE = 60_000;

class KeptForm extends HTMLElement {
  static observedAttributes = ["value"];

  #form = null;
  #typed = {};
  #type = e => this.#note(e.target);

  get #key() {
    return `form:${signedIn()}:${this.getAttribute("key")}`;
  }

  connectedCallback() {
    this.#form = this.parentElement;
    this.#form.addEventListener("input", this.#type);
    queueMicrotask(() => this.isConnected && this.closest("[data-live]") && this.#giveBack());
  }

  disconnectedCallback() {
    this.#form.removeEventListener("input", this.#type);
    queueMicrotask(() => {
      if (!this.hasAttribute("stays") && !new URLSearchParams(location.search).has("dialog")) {
        sessionStorage.removeItem(this.#key);
      }
    });
  }

  attributeChangedCallback(name, before) {
    // The first value is the empty form; what is kept must not be overwritten by it.
    if (before !== null && this.isConnected) {
      // The server has what was typed, but for the field in which one is typing.
      if (this.hasAttribute("stays") && this.getAttribute("value") === "") {
        this.#typed = {};
        sessionStorage.removeItem(this.#key);
        return;
      }
      const { name: typing } = document.activeElement ?? {};
      this.#typed = typing in this.#typed ? { [typing]: this.#typed[typing] } : {};
      this.#keep();
    }
  }

  #note(field) {
    if (field.name && field.type !== "radio") {
      this.#typed[field.name] = field.value;
      this.#keep();
    }
  }

  #keep() {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ value: this.getAttribute("value"), typed: this.#typed }));
    } catch {
      // Full or switched off: the form is then only in the page.
    }
  }

  #giveBack() {
    const kept = sessionStorage.getItem(this.#key);
    const field = this.nextElementSibling;
    for (let i = 0; kept && i < kept.length; i += PIECE) {
      tell(field, (i + PIECE < kept.length ? "+" : "=") + kept.slice(i, i + PIECE));
    }
  }
}

/** Who signs out, or signs in after somebody else, leaves or finds no forms. */
function forget(isForgotten) {
  for (const key of Object.keys(sessionStorage).filter(name => name.startsWith("form:") && isForgotten(name))) {
    sessionStorage.removeItem(key);
  }
}

document.addEventListener("submit", e => e.target.matches?.("form[data-sign-out]") && forget(() => true), true);
if (signedIn()) {
  forget(name => !name.startsWith(`form:${signedIn()}:`));
}
customElements.define("kept-form", KeptForm);

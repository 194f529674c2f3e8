// <chat-go-to>: the way to a room or a person by name. The field keeps the focus; arrows choose in the list that the server draws, Enter
// opens what is chosen, Escape leaves. What is chosen is known here only.
import { tell } from "../shell/tell.js";

class ChatGoTo extends HTMLElement {
  #opener = null;
  #chosen = null;
  #isMoved = false;
  #isAsked = false;
  #drawn = new MutationObserver(() => this.#settle());

  connectedCallback() {
    this.#opener = document.activeElement;
    this.addEventListener("keydown", e => this.#pressed(e));
    this.addEventListener("click", e => this.#clicked(e));
    this.addEventListener("input", () => (this.#isMoved = this.#isAsked = false));
    // Blazor puts an element into the page before what it holds, all in one go.
    queueMicrotask(() => this.isConnected && this.#show());
  }

  disconnectedCallback() {
    this.#drawn.disconnect();
    queueMicrotask(() => {
      if (this.#opener?.isConnected && (document.activeElement === document.body || document.activeElement === null)) {
        this.#opener.focus({ preventScroll: true });
      }
    });
  }

  get #field() {
    return this.querySelector("input");
  }

  get #options() {
    return [...this.querySelectorAll("[role=option]")];
  }

  #show() {
    const dialog = this.querySelector("dialog");
    dialog.addEventListener("cancel", e => {
      e.preventDefault();
      this.#leave();
    });
    dialog.showModal();
    this.#field.focus();
    this.#settle();
    this.#drawn.observe(this, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["data-of"] });
  }

  #leave() {
    this.querySelector("[data-cancel]").click();
  }

  /** After each drawing: the first is chosen, or what one had moved to, if it is still there. */
  #settle() {
    const options = this.#options;
    this.#choose(this.#isMoved && options.find(o => o.id === this.#chosen) || options[0]);
    if (this.#isAsked) {
      this.#open();
    }
  }

  #choose(option) {
    this.#chosen = option?.id ?? null;
    for (const one of this.#options) {
      const selected = String(one === option);
      if (one.getAttribute("aria-selected") !== selected) {
        one.setAttribute("aria-selected", selected);
      }
    }
    if (option) {
      this.#field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.#field.removeAttribute("aria-activedescendant");
    }
  }

  #pressed(e) {
    // 229: the key belongs to an input method.
    if (e.isComposing || e.keyCode === 229 || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) {
      return;
    }
    const options = this.#options;
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step && options.length > 0) {
      this.#isMoved = true;
      this.#choose(options[(options.findIndex(o => o.id === this.#chosen) + step + options.length) % options.length]);
    } else if (e.key === "Enter" && e.target === this.#field) {
      this.#isAsked = true;
      this.#open();
    } else if (e.key !== "Tab") {
      return;
    }
    // The field is all there is to walk to.
    e.preventDefault();
  }

  /** Only what belongs to the text in the field: who types and presses Enter at once means the answer that is still on its way. */
  #open() {
    if (this.querySelector("[role=listbox]")?.dataset.of === this.#field.value) {
      this.#isAsked = false;
      document.getElementById(this.#chosen)?.click();
    }
  }

  #clicked(e) {
    if (e.target === this.querySelector("dialog")) {
      this.#leave(); // beside it
    } else if (e.target.closest("[role=option]")) {
      // Behind the click itself, which leads away; then one writes there.
      const before = document.querySelector("chat-composer")?.getAttribute("room");
      const isHere = e.target.closest("a")?.pathname.endsWith(`/${before}`);
      setTimeout(() => {
        this.#leave();
        write(room => isHere || room !== before, Date.now() + 5000);
      });
    }
  }
}

/** Leads into the composer of the room that was opened, when it is there. */
function write(isIt, until) {
  const composer = document.querySelector("chat-composer");
  const isFree = !document.querySelector("chat-go-to");
  if (composer && isFree && isIt(composer.getAttribute("room"))) {
    (document.querySelector("chat-edit textarea") ?? composer.querySelector("textarea"))?.focus({ preventScroll: true });
  } else if (Date.now() < until) {
    requestAnimationFrame(() => write(isIt, until));
  }
}

customElements.define("chat-go-to", ChatGoTo);

/** Opens it. */
export function goTo() {
  tell(document.querySelector("[data-heard=go-to]"), "open");
}

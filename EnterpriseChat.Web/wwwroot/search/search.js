// <chat-search>: the search over the page. Its field has the focus first; the arrows lead from it through the results and back, Escape
// closes it. A button that asks for more is pressed when it comes into view.
import { tell } from "../shell/tell.js";

class ChatSearch extends HTMLElement {
  #opener = null;
  #seen = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => e.target.click()));
  #drawn = new MutationObserver(() => this.#watch());

  connectedCallback() {
    this.#opener = document.activeElement;
    this.addEventListener("keydown", e => this.#key(e));
    // What was typed there is typed on.
    this.addEventListener("click", e => e.target.closest("[data-refocus]") && this.focus());
    this.#drawn.observe(this, { childList: true, subtree: true });
    queueMicrotask(() => {
      if (this.isConnected) {
        this.focus();
        this.#watch();
      }
    });
  }

  disconnectedCallback() {
    this.#drawn.disconnect();
    this.#seen.disconnect();
    queueMicrotask(() => {
      document.dispatchEvent(new Event("chat-uncovered"));
      if (this.#opener?.isConnected && (document.activeElement === document.body || document.activeElement === null)) {
        this.#opener.focus();
      }
    });
  }

  focus() {
    const field = this.#field;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  get #field() {
    return this.querySelector("input[type=search]");
  }

  /** Each drawing may bring another button, or the same one below further results. */
  #watch() {
    this.#seen.disconnect();
    this.querySelectorAll("[data-more]").forEach(button => this.#seen.observe(button));
  }

  #key(e) {
    if (e.isComposing || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) {
      return;
    }
    if (e.key === "Escape") {
      e.preventDefault();
      e.stopPropagation();
      this.querySelector("[data-cancel]").click();
    } else if (e.key === "ArrowDown" || (e.key === "Enter" && e.target === this.#field)) {
      this.#move(e, 1);
    } else if (e.key === "ArrowUp") {
      this.#move(e, -1);
    } else if (["ArrowLeft", "ArrowRight"].includes(e.key) && e.target.matches("[role=radio]")) {
      this.#choose(e, e.key === "ArrowRight" ? 1 : -1);
    }
  }

  #move(e, step) {
    const stops = [this.#field, ...this.querySelectorAll(".res")];
    const at = Math.max(stops.indexOf(e.target), 0);
    e.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  }

  #choose(e, step) {
    const all = [...this.querySelectorAll("[role=radio]")];
    const next = all[(all.indexOf(e.target) + step + all.length) % all.length];
    e.preventDefault();
    next.focus();
    next.click();
  }
}

customElements.define("chat-search", ChatSearch);

/** Opens the search; where it is open, one types there. */
export function search() {
  const open = document.querySelector("chat-search");
  if (open) {
    open.focus();
  } else {
    tell(document.querySelector("[data-heard=search]"), "open");
  }
}

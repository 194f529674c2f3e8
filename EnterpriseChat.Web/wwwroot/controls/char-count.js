// <char-count for max>: how many characters a field holds, beside it. It counts as one types, with no word from the server.

class CharCount extends HTMLElement {
  #field = null;
  #count = () => this.textContent = `${this.#field.value.length} / ${this.getAttribute("max")}`;

  connectedCallback() {
    queueMicrotask(() => {
      this.#field = document.getElementById(this.getAttribute("for"));
      this.#field?.addEventListener("input", this.#count);
      this.#field && this.#count();
    });
  }

  disconnectedCallback() {
    this.#field?.removeEventListener("input", this.#count);
  }
}

customElements.define("char-count", CharCount);

// <chat-history>: around the entries of a history. The page comes before them, so the browser has nowhere to go when an address names one.

class ChatHistory extends HTMLElement {
  #drawn = new MutationObserver(() => this.#go());

  connectedCallback() {
    this.#drawn.observe(this, { childList: true, subtree: true });
    this.#go();
  }

  disconnectedCallback() {
    this.#drawn.disconnect();
  }

  /** Once: whoever reads on is not brought back. */
  #go() {
    const entry = location.hash.startsWith("#message-") && this.querySelector(`#${CSS.escape(location.hash.slice(1))}`);
    if (entry && !entry.hasAttribute("data-target")) {
      this.querySelector("[data-target]")?.removeAttribute("data-target");
      entry.setAttribute("data-target", "");
      entry.scrollIntoView({ block: "center" });
      this.#drawn.disconnect();
    }
  }
}

customElements.define("chat-history", ChatHistory);

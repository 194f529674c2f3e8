// <chat-dialog>: shows the dialog in it above the page for as long as it is there, and gives the focus back at its end. Escape is its
// `Cancel`, Enter in a field of one line its button that does it.

class ChatDialog extends HTMLElement {
  #opener = null;

  connectedCallback() {
    this.#opener = document.activeElement;
    // Blazor puts an element into the page before what it holds, all in one go.
    queueMicrotask(() => this.isConnected && this.#show());
  }

  disconnectedCallback() {
    const opener = this.#opener;
    queueMicrotask(() => {
      if (opener?.isConnected && (document.activeElement === document.body || document.activeElement === null)) {
        opener.focus();
      }
    });
  }

  #show() {
    const dialog = this.querySelector("dialog");
    if (!dialog || dialog.open) {
      return;
    }
    dialog.addEventListener("cancel", e => {
      e.preventDefault();
      dialog.querySelector("[data-cancel]").click();
    });
    dialog.addEventListener("keydown", e => {
      if (e.key === "Enter" && !e.isComposing && e.target.matches("[data-enter-does]")) {
        e.preventDefault();
        // The server hears of a text when the field is left, or now.
        e.target.dispatchEvent(new Event("change", { bubbles: true }));
        dialog.querySelector("[data-does]").click();
      }
    });
    dialog.showModal();
  }
}

customElements.define("chat-dialog", ChatDialog);

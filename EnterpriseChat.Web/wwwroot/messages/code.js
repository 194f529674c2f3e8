// <chat-copy>: the button of a block of code. It stands in what the server rendered once for all readers, so it draws itself here, in the
// words of who reads.
import { button, copy, make } from "../shell/elements.js";
import { word } from "../shell/words.js";

/** So long the page says that it is done. */
const SAID = 2000;

class ChatCopy extends HTMLElement {
  #said = make("span", "", { role: "status" });

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    const copies = button("ib", "", () => this.#copy(), "ContentCopy");
    copies.setAttribute("aria-label", word("Script_CopyCode"));
    copies.title = word("Script_CopyCode");
    // A stop of the Tab key only in the message that has the focus (within.js).
    copies.tabIndex = this.closest("article")?.contains(document.activeElement) ? 0 : -1;
    this.append(copies);
  }

  async #copy() {
    await copy(this.closest(".code").querySelector("code").textContent);
    // A status is heard when its words come into it, not when it comes with them.
    this.prepend(this.#said);
    this.#said.textContent = "";
    requestAnimationFrame(() => this.#said.textContent = word("Script_Copied"));
    setTimeout(() => this.#said.remove(), SAID);
  }
}

customElements.define("chat-copy", ChatCopy);

// <chat-jump room>: the button that leads to the newest message, there while the reader is elsewhere. Blazor renders it empty.
import { button } from "../shell/elements.js";
import { number, word } from "../shell/words.js";

class ChatJump extends HTMLElement {
  #button = null;

  connectedCallback() {
    this.#button = button("btn line jump", "", () => this.#log()?.toEnd(), "ArrowDownward");
    this.#button.append(document.createElement("span"));
    // Not `hidden`: the class sets a display of its own.
    this.#button.style.display = "none";
    this.replaceChildren(this.#button);
    document.addEventListener("chat-log-moved", this.#moved);
  }

  disconnectedCallback() {
    document.removeEventListener("chat-log-moved", this.#moved);
  }

  #log() {
    return document.querySelector(`chat-log[data-room="${CSS.escape(this.getAttribute("room") ?? "")}"]`);
  }

  #moved = e => {
    if (e.detail.room === this.getAttribute("room")) {
      this.#button.style.display = e.detail.isAtEnd ? "none" : "";
      this.#button.lastChild.textContent = e.detail.newer > 0 ? word("Script_JumpCount", number(e.detail.newer)) : word("Script_Jump");
    }
  };
}

customElements.define("chat-jump", ChatJump);

// <chat-unsent>: messages that were refused because their room was lost. Its own pending lines left with it, and the text must not.
import { button, copy, icon, make } from "../shell/elements.js";
import { signedIn, word } from "../shell/words.js";
import { entries } from "./entries.js";
import { discard, outbox } from "./outbox.js";

class ChatUnsent extends HTMLElement {
  #lines = new Map();
  #show = () => this.show();

  connectedCallback() {
    outbox.addEventListener("change", this.#show);
    outbox.addEventListener("rooms", this.#show);
    this.show();
  }

  disconnectedCallback() {
    outbox.removeEventListener("change", this.#show);
    outbox.removeEventListener("rooms", this.#show);
  }

  show() {
    if (!this.isConnected) {
      return;
    }
    const user = signedIn();
    const wanted = user ? entries(user).filter(entry => entry.refused?.code === "room" && !isOpen(entry.room)) : [];
    for (const [id, line] of this.#lines) {
      if (!wanted.some(entry => entry.id === id)) {
        line.remove();
        this.#lines.delete(id);
      }
    }
    for (const entry of wanted) {
      if (!this.#lines.has(entry.id)) {
        const line = draw(entry);
        this.#lines.set(entry.id, line);
        this.append(line);
      }
    }
  }
}

function isOpen(room) {
  return document.querySelector(`chat-pending[room="${CSS.escape(room)}"]`) !== null;
}

/** The text alone, without a room's name: the reader may not know the room any more. */
function draw(entry) {
  const text = entry.text || (entry.files ?? []).map(file => file.name).join(", ");
  return make("div", "note bad flat", { role: "alert" }, icon("ErrorOutline"),
    make("span", "grow cut", { dir: "auto", title: text }, word("Script_UnsentText", text)),
    button("btn quiet sm", word("Script_CopyText"), () => copy(text)),
    button("btn quiet sm", word("Script_Discard"), () => discard(entry)));
}

customElements.define("chat-unsent", ChatUnsent);

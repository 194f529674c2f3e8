// <chat-comment issue user>: the box below an issue in which one comments. Blazor renders the tag and never touches what is inside. What is
// typed is in the browser's storage until the server has it, and goes out exactly once: each comment has an id of its own from its first try on.
import { icon, make } from "../shell/elements.js";
import { read, remove, write } from "../shell/store.js";
import { word } from "../shell/words.js";
import { recall, remember } from "../messages/focus-memory.js";
import { note } from "../messages/note.js";
import { send } from "../messages/post.js";
import { clientId as newId } from "../messages/entries.js";
import { isBlank, LONGEST } from "../messages/text.js";

/** Between two tries while the line or the server is away. */
const AGAIN = 3000;

class ChatComment extends HTMLElement {
  static observedAttributes = ["issue", "user"];
  #key = "";
  #kept = { text: "" };
  #area = null;
  #note = null;
  #button = null;
  #timer = 0;
  #isFocused = false;

  connectedCallback() {
    addEventListener("chat-connected", this.#again);
    this.#settle();
  }

  disconnectedCallback() {
    removeEventListener("chat-connected", this.#again);
    clearTimeout(this.#timer);
    if (this.#isFocused) {
      remember(this.#key, { start: this.#area.selectionStart, end: this.#area.selectionEnd });
    }
  }

  attributeChangedCallback() {
    this.isConnected && this.#settle();
  }

  #settle() {
    const key = `comment:${this.getAttribute("user")}:${this.getAttribute("issue")}`;
    if (key === this.#key) {
      return;
    }
    clearTimeout(this.#timer);
    this.#key = key;
    const kept = read(key);
    this.#kept = typeof kept?.text === "string" ? kept : { text: "" };
    this.#build();
    const caret = recall(key);
    if (caret) {
      this.#area.focus({ preventScroll: true });
      this.#area.setSelectionRange(caret.start, caret.end);
    }
    this.#again();
  }

  #build() {
    this.#area = make("textarea", "", { rows: "1", dir: "auto", "aria-label": word("Script_Comment"), placeholder: word("Script_Comment") });
    this.#area.value = this.#kept.text;
    this.#area.readOnly = this.#kept.isWanted === true;
    this.#area.addEventListener("input", () => this.#keep({ text: this.#area.value }));
    this.#area.addEventListener("focus", () => this.#isFocused = true);
    // Chromium fires blur while the element is being removed, and only afterwards it is no longer connected.
    this.#area.addEventListener("blur", () => queueMicrotask(() => this.#isFocused &&= !this.#area.isConnected));
    this.#area.addEventListener("keydown", e => {
      if (e.key === "Enter" && (e.ctrlKey || e.metaKey) && !e.isComposing) {
        e.preventDefault();
        this.#send();
      }
    });
    this.#note = make("div");
    this.#button = make("button", "btn line", { type: "button" }, icon("Send"), word("Script_Comment"));
    this.#button.addEventListener("click", () => this.#send());
    this.replaceChildren(this.#note, make("div", "inp long", {}, this.#area), this.#button);
    this.#fit();
  }

  #fit() {
    this.#area.rows = Math.min(12, Math.max(this.#area.value.split("\n").length, this.#area.value ? 2 : 1));
  }

  #keep(change) {
    this.#kept = { ...this.#kept, ...change };
    this.#kept.text || this.#kept.isWanted ? write(this.#key, this.#kept) : remove(this.#key);
    this.#area.readOnly = this.#kept.isWanted === true;
    this.#fit();
  }

  async #send() {
    const text = this.#area.value;
    if (isBlank(text)) {
      return;
    }
    if (text.length > LONGEST) {
      return this.#say("bad", word("Script_TooLong", text.length - LONGEST));
    }
    // From now on the text does not change: a second try must not say something else under the same id.
    this.#keep({ text, id: this.#kept.id ?? newId(), isWanted: true });
    const [key, id] = [this.#key, this.#kept.id];
    const done = await send("POST", `issues/${encodeURIComponent(this.getAttribute("issue"))}/comments`, { clientId: id, user: this.getAttribute("user"), text },
      body => Number.isInteger(body?.number) ? { number: body.number } : null);
    if (key !== this.#key || id !== this.#kept.id) {
      return;
    }
    clearTimeout(this.#timer);
    if (done.number) {
      this.#area.value = "";
      this.#keep({ text: "", id: undefined, isWanted: false });
      this.#note.replaceChildren();
    } else if (done.refused) {
      this.#keep({ isWanted: false, id: undefined });
      this.#say("bad", word("Script_RefusedKept", done.refused.sentence));
    } else {
      this.#say("warn", done.reason === "sign-in" ? make("a", "", { href: "sign-in" }, word("Script_SignInToSend")) : word("Script_WaitingForConnection"));
      this.#timer = setTimeout(this.#again, (done.seconds ?? 0) * 1000 + AGAIN);
    }
  }

  #again = () => this.#kept.isWanted && this.#send();

  #say(kind, content) {
    this.#note.replaceChildren(note(kind, kind === "bad" ? "alert" : "status", content));
  }
}

customElements.define("chat-comment", ChatComment);

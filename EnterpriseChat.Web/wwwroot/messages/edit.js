// <chat-edit room user>: one's own message while it is changed, in the place of the composer. Blazor renders the tag and never touches what
// is inside; each room has one of its own. What is typed is in the browser's storage until it is saved or left, so neither a reload nor a lost line takes it away.
import { button, copy, icon, make } from "../shell/elements.js";
import { read, remove, write } from "../shell/store.js";
import { word } from "../shell/words.js";
import { messageOf } from "./acts.js";
import { Box } from "./composer-box.js";
import { recall, remember } from "./focus-memory.js";
import { note } from "./note.js";
import { outbox } from "./outbox.js";
import { save, source } from "./source.js";
import { isBlank, LONGEST } from "./text.js";

/** Between two tries while the line or the server is away. */
const AGAIN = 3000;

class ChatEdit extends HTMLElement {
  #key = "";
  #edit = null;
  #box = null;
  #note = make("div");
  #timer = 0;
  #isFocused = false;

  connectedCallback() {
    this.#key = `edit:${this.getAttribute("user")}:${this.getAttribute("room")}`;
    document.addEventListener("chat-act", this.#act);
    addEventListener("chat-connected", this.#again);
    outbox.addEventListener("change", this.#unlocked);
    this.#settle();
  }

  disconnectedCallback() {
    document.removeEventListener("chat-act", this.#act);
    removeEventListener("chat-connected", this.#again);
    outbox.removeEventListener("change", this.#unlocked);
    clearTimeout(this.#timer);
    if (this.#isFocused) {
      remember(this.#key, this.#box.caret);
    }
  }

  /** What was being changed in this room when the page went away. */
  #settle() {
    const kept = read(this.#key);
    this.#edit = Number.isInteger(kept?.number) && Number.isInteger(kept.revision) && typeof kept.text === "string" ? kept : null;
    this.#build();
    const caret = this.#box && recall(this.#key);
    if (caret) {
      this.#box.focus(caret);
    }
    this.#again();
  }

  #act = async e => {
    const message = e.detail.what === "edit" ? messageOf(e.detail) : null;
    if (!message || message.room !== this.getAttribute("room")) {
      return;
    }
    // A change that is under way is saved or left first.
    const found = this.#edit ? null : await source(message.room, message.number);
    if (found && !this.#edit) {
      const isWithFiles = document.querySelector(`chat-log article[data-number="${message.number}"] .sent`) !== null;
      this.#edit = { number: message.number, isWithFiles, ...found };
      this.#build();
    }
    this.#box?.focus();
  };

  #build() {
    clearTimeout(this.#timer);
    this.#isFocused = false;
    this.#note = make("div");
    this.#box = null;
    if (!this.#edit) {
      return this.replaceChildren();
    }
    const words = { label: word("Script_EditMessage"), send: word("Script_Save"), hint: word("Script_EditHint") };
    const box = new Box({ text: this.#edit.text, room: this.getAttribute("room") }, text => this.#keep({ text, isWanted: false }), () => this.#save(), words);
    box.area.addEventListener("keydown", e => e.key === "Escape" && !e.isComposing && !e.defaultPrevented && this.#leave());
    box.area.addEventListener("focus", () => this.#isFocused = true);
    // Chromium fires blur while the element is being removed, and only afterwards it is no longer connected.
    box.area.addEventListener("blur", () => queueMicrotask(() => this.#isFocused &&= !box.area.isConnected));
    this.#box = box;
    this.replaceChildren(make("div", "comp edit", {}, box.mentions.element,
      make("div", "ctx", {}, icon("Edit"), make("span", "grow", {}, word("Script_EditMessage")), button("btn quiet sm", word("Script_Cancel"), () => this.#leave())),
      this.#note, box.area, make("div", "bar", {}, ...box.tools, box.hint, box.count, box.send)));
    box.fit();
  }

  #keep(change) {
    this.#edit = { ...this.#edit, ...change };
    write(this.#key, this.#edit);
  }

  #leave() {
    remove(this.#key);
    this.#edit = null;
    this.#build();
    this.parentElement?.querySelector("chat-composer textarea")?.focus({ preventScroll: true });
  }

  async #save() {
    const text = this.#box.value;
    if ((isBlank(text) && !this.#edit.isWithFiles) || text.length > LONGEST) {
      return;
    }
    this.#keep({ text, isWanted: true });
    const edit = this.#edit;
    const done = await save(this.getAttribute("user"), this.getAttribute("room"), edit, text);
    if (edit !== this.#edit) {
      return; // typed on, or left, meanwhile
    }
    clearTimeout(this.#timer);
    if (done.revision) {
      this.#leave();
    } else if (done.refused?.present) {
      this.#changed(done.refused.present);
    } else if (done.refused) {
      this.#say("bad", word("Script_NotSaved", done.refused.sentence), button("btn quiet sm", word("Script_CopyText"), () => copy(this.#box.value), "ContentCopy"));
      this.#keep({ isWanted: false });
    } else {
      this.#say("warn", done.reason === "sign-in" ? make("a", "", { href: "sign-in" }, word("Script_SignInToSend")) : word("Script_SavesLater"));
      this.#timer = setTimeout(this.#again, (done.seconds ?? 0) * 1000 + AGAIN);
    }
  }

  /** What was locked at the last sign-out may be readable again. */
  #unlocked = () => this.#edit || this.#settle();

  #again = () => this.#edit?.isWanted && this.#save();

  /** Both texts are there to choose from. */
  #changed(present) {
    this.#keep({ isWanted: false });
    const choose = (label, change) => button("btn quiet sm", word(label), () => {
      this.#keep(change());
      this.#build();
      this.#box.focus();
    });
    this.#say("warn", word("Script_EditChanged", present.text),
      choose("Script_TakeIt", () => present), choose("Script_KeepMine", () => ({ ...present, text: this.#box.value })));
  }

  #say(kind, content, ...buttons) {
    this.#note.replaceChildren(note(kind, kind === "bad" ? "alert" : "status", content, ...buttons));
  }
}

customElements.define("chat-edit", ChatEdit);

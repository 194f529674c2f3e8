// <chat-composer room user draft draft-at>: the box in which one writes. Blazor renders the tag and never touches what is inside, so typing
// costs no round trip and nothing is lost when the prerendered page gives way to the live one.
import { make } from "../shell/elements.js";
import { AttachStrip } from "./attach-strip.js";
import { Box } from "./composer-box.js";
import { Strip } from "./composer-strip.js";
import { Draft } from "./draft.js";
import { recall, remember } from "./focus-memory.js";
import { replyStrip } from "./reply.js";
import { add, outbox } from "./outbox.js";
import { isBlank, LONGEST } from "./text.js";

class ChatComposer extends HTMLElement {
  static observedAttributes = ["room", "user", "draft", "draft-at"];
  #box = null;
  #draft = null;
  #isFocused = false;
  #isPlanned = false;
  #gone = null;

  connectedCallback() {
    this.#settle();
    this.#gone = new AbortController();
    const until = { signal: this.#gone.signal };
    document.addEventListener("chat-edit", this.#edit, until);
    outbox.addEventListener("change", this.#status, until);
    addEventListener("chat-connected", this.#save, until);
    addEventListener("pagehide", this.#leave, until);
    document.addEventListener("visibilitychange", this.#leave, until);
    const caret = recall(this.#draft);
    caret && this.#box.focus(caret);
  }

  disconnectedCallback() {
    this.#gone.abort();
    if (this.#isFocused) {
      remember(this.#draft, this.#box.caret);
    }
  }

  /** Blazor sets one attribute after the other; looked at in between, one room's draft would stand under another room's name. */
  attributeChangedCallback() {
    if (!this.#isPlanned) {
      this.#isPlanned = true;
      queueMicrotask(() => {
        this.#isPlanned = false;
        this.isConnected && this.#settle();
      });
    }
  }

  #settle() {
    const room = this.getAttribute("room");
    const user = this.getAttribute("user");
    if (!this.#draft || this.#draft.room !== room || this.#draft.user !== user) {
      this.#draft?.put();
      this.#draft = Draft.of(user, room);
      this.#build(this.#isFocused);
    }
    this.#offer();
  }

  /** A box of its own for each room: neither a composition under way nor the undo history may carry text from one room to another. */
  #build(isFocused) {
    const draft = this.#draft;
    const box = new Box(draft, text => this.#typed(text), () => this.#send(box, draft));
    box.area.addEventListener("focus", () => this.#isFocused = true);
    // Chromium fires blur while the element is being removed, and only afterwards it is no longer connected.
    box.area.addEventListener("blur", () => queueMicrotask(() => {
      if (box.area.isConnected && box === this.#box) {
        this.#isFocused = false;
        this.#offer();
      }
    }));
    this.#box = box;
    this.strip = new Strip(draft, text => this.#put(text));
    this.files = new AttachStrip(draft, box, () => this.#send(box, draft));
    this.replaceChildren(make("div", "comp", {}, box.mentions.element, replyStrip(draft), this.files.element, this.strip.top, box.area, this.strip.bottom,
      make("div", "bar", {}, ...box.tools, this.files.button, box.hint, box.count, box.send)));
    draft.onfollow = before => box.value === before && box.value !== draft.text && this.#put(draft.text, false);
    box.fit();
    if (isFocused) {
      box.focus();
    }
  }

  #send(box, draft) {
    const text = box.value;
    const files = box === this.#box && text.length <= LONGEST ? this.files.ready() : null;
    if (!files || (isBlank(text) && files.length === 0)) {
      return;
    }
    this.strip.isFull = !add(draft.user, draft.room, isBlank(text) ? "" : text, { reply: draft.reply, files });
    if (!this.strip.isFull) {
      this.files.take();
      draft.answer(null);
      document.dispatchEvent(new CustomEvent("chat-sent", { detail: { room: draft.room } }));
      this.#put("");
    }
    box.focus();
    this.#status();
  }

  #typed(text) {
    const isStored = this.#draft.type(text);
    if (this.strip.isStored !== isStored || this.strip.isFull) {
      this.strip.isStored = isStored;
      this.strip.isFull = false;
      this.#status();
    }
  }

  #put(text, isTyped = true) {
    this.#box.value = text;
    if (isTyped) {
      this.#typed(text);
    }
    this.#status();
  }

  /** What the server keeps as draft, unless the person is writing here. */
  #offer() {
    if (this.#isFocused && this.#box.value !== "") {
      return;
    }
    const text = (this.getAttribute("draft") ?? "").replaceAll("\r\n", "\n");
    if (this.#draft.offer(text, this.getAttribute("draft-at")) && this.#box.value !== text) {
      this.#put(text, false);
    }
    this.#status();
  }

  #edit = e => {
    if (e.detail.room === this.#draft.room && e.detail.user === this.#draft.user) {
      this.#put(isBlank(this.#box.value) ? e.detail.text : `${this.#box.value}\n${e.detail.text}`);
      this.#draft.answer(e.detail.reply ?? this.#draft.reply);
      this.files.give(e.detail.files);
      this.#box.focus();
      e.preventDefault();
    }
  };

  #save = () => this.#draft.put();

  #leave = e => (e.type === "pagehide" || document.visibilityState === "hidden") && this.#draft.put(true);

  #status = () => this.strip.show();
}

customElements.define("chat-composer", ChatComposer);

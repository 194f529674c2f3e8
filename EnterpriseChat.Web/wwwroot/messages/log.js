// <chat-log data-room data-at>: the scrolling list of messages. Stays at the end while the reader is there, else put to the pixel.
import { Edges } from "./log-edges.js";

/** So close to the end counts as the end. */
const END = 24;
/** Where a list stood that Blazor took away, for the one that takes its place. */
let remembered = null;

class ChatLog extends HTMLElement {
  static observedAttributes = ["data-room"];
  #room = null;
  #isAtEnd = true;
  #anchor = null;
  #edges = new Edges(this);
  #last = null;
  #changes = new MutationObserver(() => this.#hold());
  #sizes = new ResizeObserver(() => this.#hold());

  connectedCallback() {
    // The browser's own anchoring does not work at offset 0 and would add to ours elsewhere.
    this.style.overflowAnchor = "none";
    this.style.overflowY = "auto";
    this.#changes.observe(this, { childList: true, subtree: true, characterData: true });
    this.#sizes.observe(this);
    this.addEventListener("scroll", this.#scrolled, { passive: true });
    this.addEventListener("load", this.#loaded, true);
    document.addEventListener("chat-sent", this.#sent);
    this.#start();
  }

  disconnectedCallback() {
    this.#changes.disconnect();
    this.#sizes.disconnect();
    this.removeEventListener("scroll", this.#scrolled);
    this.removeEventListener("load", this.#loaded, true);
    document.removeEventListener("chat-sent", this.#sent);
    remembered = { room: this.#room, isAtEnd: this.#isAtEnd, anchor: this.#anchor, at: Date.now() };
  }

  attributeChangedCallback() {
    queueMicrotask(() => this.isConnected && this.#start());
  }

  /** A room is shown anew: where the reader was a moment ago, at the message of the link, or at the end. */
  #start() {
    if (this.#room === this.dataset.room) {
      return;
    }
    this.#room = this.dataset.room;
    this.#edges.forget();
    this.#last = null;
    const before = remembered?.room === this.#room && Date.now() - remembered.at < 10_000 ? remembered : null;
    const at = before ? null : this.dataset.at;
    this.#isAtEnd = before?.isAtEnd ?? !at;
    // A third of the height above the message of the link shows what it answers.
    this.#anchor = before?.anchor ?? (at ? { number: at, top: this.clientHeight / 3 } : null);
    this.#hold();
  }

  toEnd() {
    this.#isAtEnd = true;
    // Away from the end the newest messages are not here yet.
    this.querySelector("[data-newest]")?.click();
    this.#hold();
  }

  /** After any change: the reader sees what was seen before. Runs before the next picture is drawn. */
  #hold() {
    if (this.#isAtEnd) {
      this.scrollTop = this.scrollHeight;
    } else {
      const article = this.#find(this.#anchor?.number);
      if (article) {
        this.scrollTop += this.#top(article) - this.#anchor.top;
      }
    }
    // What is told changes the page, and to look behind that would lay it out again.
    this.#edges.look(this.#articles());
    this.#report();
  }

  #scrolled = () => {
    this.#isAtEnd = !this.querySelector("[data-newer]") && this.scrollHeight - this.scrollTop - this.clientHeight < END;
    this.#anchor = this.#isAtEnd ? null : this.#firstInView();
    this.#edges.look(this.#articles());
    this.#report();
  };

  /** The first message of which something is to be seen, and where it stands. They stand in order, so halving finds it. */
  #firstInView() {
    const articles = this.#articles();
    const top = this.getBoundingClientRect().top;
    let [low, high] = [0, articles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = articles[middle].getBoundingClientRect().bottom > top ? [low, middle] : [middle + 1, high];
    }
    return low < articles.length ? { number: articles[low].dataset.number, top: this.#top(articles[low]) } : null;
  }

  /** A picture came in; its size was not known before. Each drawing in a row says that it is loaded too, and has the size that it had. */
  #loaded = e => e.target.matches("img") && this.#hold();

  #sent = e => e.detail.room === this.#room && this.toEnd();

  /** Tells the button that leads to the newest message, and who watches what is read. */
  #report() {
    const newest = Number([...this.#articles()].at(-1)?.dataset.number) || 0;
    if (this.#isAtEnd || this.#last === null) {
      this.#last = newest;
    }
    // Numbers have no gap. Away from the end only the server knows how many there are.
    const newer = this.querySelector("[data-newer]") ? 0 : Math.max(0, newest - this.#last);
    const detail = { room: this.#room, isAtEnd: this.#isAtEnd, newest, newer };
    document.dispatchEvent(new CustomEvent("chat-log-moved", { detail }));
  }

  #articles() {
    return this.querySelectorAll("article[data-number]");
  }

  #find(number) {
    return number ? this.querySelector(`article[data-number="${CSS.escape(number)}"]`) : null;
  }

  #top(article) {
    return article.getBoundingClientRect().top - this.getBoundingClientRect().top;
  }
}

// The mark of a link stays until the next action.
for (const type of ["pointerdown", "keydown"]) {
  document.addEventListener(type, () => document.querySelector(".msg.marked")?.classList.remove("marked"), true);
}

customElements.define("chat-log", ChatLog);

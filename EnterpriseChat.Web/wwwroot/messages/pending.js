// <chat-pending room user>: the reader's own messages that are on their way. Blazor renders it empty and never looks inside.
import { entries } from "./entries.js";
import { acknowledged, outbox } from "./outbox.js";
import { PendingLine, QUIET } from "./pending-line.js";

/** An acknowledged message whose article never comes (another range is shown) leaves by itself. */
const ARTICLE_WAIT = 10_000;

class ChatPending extends HTMLElement {
  static observedAttributes = ["room", "user"];
  #lines = new Map();
  #arrivals = new MutationObserver(() => this.show());
  #show = () => this.show();
  #timer = 0;

  connectedCallback() {
    outbox.addEventListener("change", this.#show);
    // Runs before the next picture is drawn: the article enters and the pending line leaves in one of them.
    this.#arrivals.observe(this.#log, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-client-id"] });
    this.show();
    outbox.dispatchEvent(new Event("rooms"));
  }

  disconnectedCallback() {
    outbox.removeEventListener("change", this.#show);
    this.#arrivals.disconnect();
    clearTimeout(this.#timer);
    outbox.dispatchEvent(new Event("rooms"));
  }

  attributeChangedCallback() {
    queueMicrotask(() => {
      this.show();
      outbox.dispatchEvent(new Event("rooms"));
    });
  }

  /** Draws again what changed; each line keeps its element, so that focus and selection stay. */
  show() {
    if (!this.isConnected) {
      return;
    }
    const wanted = this.#wanted();
    for (const [id, line] of this.#lines) {
      if (!wanted.some(entry => entry.id === id)) {
        line.article.remove();
        this.#lines.delete(id);
      }
    }
    wanted.forEach((entry, i) => {
      const line = this.#lines.get(entry.id) ?? new PendingLine(entry, this.#face());
      this.#lines.set(entry.id, line);
      if (this.children[i] !== line.article) {
        this.insertBefore(line.article, this.children[i] ?? null);
      }
      line.follow(before(line.article) ?? before(this));
      line.show(entry);
    });
    clearTimeout(this.#timer);
    if (wanted.length > 0) {
      const isFresh = wanted.some(entry => Date.now() - Date.parse(entry.at) < 2 * QUIET);
      this.#timer = setTimeout(this.#show, isFresh ? QUIET / 2 : 500);
    }
  }

  #wanted() {
    const room = this.getAttribute("room");
    const user = this.getAttribute("user");
    if (!room || !user) {
      return [];
    }
    const waits = entries(user);
    for (const [id, { entry, at }] of acknowledged) {
      const isAway = !document.querySelector("[data-live]") || document.documentElement.dataset.connection === "lost";
      if (this.#article(id) || (Date.now() - at > ARTICLE_WAIT && !isAway)) {
        acknowledged.delete(id);
      } else if (entry.user === user && !waits.some(one => one.id === id)) {
        waits.push({ ...entry, isSent: true });
      }
    }
    // The server's copy may be here before its answer is: then the answer only drops the entry.
    return waits.filter(entry => entry.room === room && !this.#article(entry.id)).sort((a, b) => a.n - b.n);
  }

  /** The reader's own face: as the list drew it last, else as the navigation shows it, without the dot. */
  #face() {
    const face = ([...this.#log.querySelectorAll("article[data-own]:not([data-pending]) .av")].at(-1)
      ?? document.querySelector("[data-current-user] .av"))?.cloneNode(true);
    face?.querySelector(".st")?.remove();
    return face;
  }

  get #log() {
    return this.closest("chat-log") ?? this.parentElement;
  }

  #article(id) {
    return this.#log.querySelector(`article[data-client-id="${CSS.escape(id)}"]`);
  }
}

/** What stands before it; event lines end no group. */
function before(element) {
  let at = element.previousElementSibling;
  while (at?.matches(".sys")) {
    at = at.previousElementSibling;
  }
  return at;
}

customElements.define("chat-pending", ChatPending);

// What was typed and not sent: in this browser at once, on the server a little later (design.md section 5).
import { parse, read, write } from "../shell/store.js";
import { putDraft } from "./draft-put.js";

/** What the server keeps; a longer text stays in this browser only. */
const LONGEST = 10_000;
const PAUSE = 2000;
const time = iso => Date.parse(iso) || 0;

/** One object a draft, however often the composer's element is replaced: two would overwrite one another. */
const drafts = new Map();

/**
 * The draft of one user in one room. `text` is what stands in the box, `saved` what the server last acknowledged to this browser:
 * while they differ this browser knows something the server does not, and its text wins.
 */
export class Draft {
  #timer = 0;
  #acknowledgedAt = "";
  #isClosed = false;

  /** Called when another tab of this browser typed, with the text that stood here before; and when it answers something else. */
  onfollow = null;
  onreply = null;

  static of(user, room) {
    const key = `draft:${user}:${room}`;
    if (!drafts.has(key)) {
      drafts.set(key, new Draft(user, room));
    }
    return drafts.get(key);
  }

  constructor(user, room) {
    this.user = user;
    this.room = room;
    this.key = `draft:${user}:${room}`;
    this.#read(read(this.key));
  }

  #read(stored) {
    const text = name => typeof stored?.[name] === "string" ? stored[name] : "";
    this.text = text("text");
    this.saved = text("saved");
    this.at = text("at");
    // The newest server time that was looked at: markup that is rendered again with an old draft must not bring that back.
    this.seen = text("seen");
    // The text that lost; kept until the person has chosen, for the next PUT overwrites it on the server.
    this.other = text("other");
    this.box = text("box"); // locked at the last sign-out and not unlocked yet
    this.reply = Number.isInteger(stored?.reply?.number) ? { number: stored.reply.number } : null;
  }

  get isDirty() {
    return this.text !== this.saved;
  }

  /** The person typed. Returns whether this browser keeps it over a reload. */
  type(text) {
    this.text = text;
    this.at = new Date().toISOString();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.put(), PAUSE);
    return this.#store();
  }

  /** What it answers, {number}, or null. */
  answer(reply) {
    this.reply = reply;
    this.#store();
    this.onreply?.();
  }

  /** The other draft is dealt with; the text it gives way to may take its place. */
  setOther(text) {
    this.other = text;
    this.#store();
  }

  /** Another tab of this browser typed. */
  follow(stored) {
    const before = this.text;
    this.#read(stored);
    this.onfollow?.(before);
    this.onreply?.();
  }

  /** What was locked at sign-out is readable again; the person may have typed since. */
  unlock(entry) {
    if (this.text === "") {
      this.follow(entry);
    } else if (typeof entry.text === "string" && entry.text !== this.text) {
      this.other = entry.text;
    }
    this.box = "";
    this.#store();
  }

  /** At sign-out: tells the server and lets go. Returns whether this browser has nothing left that the server does not know. */
  async close() {
    await this.put();
    this.#isClosed = true;
    return !this.isDirty && !this.other && !this.box;
  }

  /**
   * The server's draft, from the page's markup. Returns true when it is to stand in the box; when this browser's own text wins and the
   * server's differs, that becomes the other draft.
   */
  offer(text, at) {
    if (!at || time(at) <= time(this.seen) || text === this.saved) {
      return false;
    }
    this.seen = at;
    const wins = !this.isDirty || this.text === text;
    if (wins) {
      this.text = text;
      this.saved = text;
      this.at = at;
    } else if (text.trim()) {
      this.other = text;
    }
    this.#store();
    return wins;
  }

  /** Tells the server. `leaving`: the page hides and the request must outlive it. */
  async put(leaving = false) {
    clearTimeout(this.#timer);
    const { text, at } = this;
    if (!this.isDirty || this.#isClosed || text.length > LONGEST) {
      return;
    }
    const answer = await putDraft(this.user, this.room, text, at, leaving);
    // An older answer may come last; it must not make the newer text look unsaved.
    if (answer && at >= this.#acknowledgedAt) {
      this.#acknowledgedAt = at;
      this.saved = text;
      this.seen = time(answer) > time(this.seen) ? answer : this.seen;
      this.#store();
    }
  }

  #store() {
    const { text, saved, at, seen, other, box, reply } = this;
    return this.#isClosed || write(this.key, { v: 1, text, saved, at, seen, other, reply, box: box || undefined });
  }
}

addEventListener("storage", e => drafts.get(e.key)?.follow(parse(e.newValue)));

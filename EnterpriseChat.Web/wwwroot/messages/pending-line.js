// One message on its way, drawn like a message of the list, with what happens to it.
import { button, copy, icon, make } from "../shell/elements.js";
import { number, word } from "../shell/words.js";
import { sent } from "./attach-draw.js";
import { askHere } from "./here-question.js";
import { discard, resend, waiting } from "./outbox.js";
import { quote } from "./quoted.js";

/** Shorter waits show nothing: a word that flashes by only disturbs. */
export const QUIET = 400;

/** Messages of one author this close together are drawn as one group (product.md section 5). */
const TOGETHER = 5 * 60_000;

export class PendingLine {
  #state = make("div", "state");
  #by;
  #content;
  #face;
  #gutter;
  #shown = null;

  constructor(entry, face) {
    const author = document.querySelector("[data-current-user]")?.getAttribute("data-current-user") ?? "";
    const time = new Date(entry.at).toLocaleTimeString(document.documentElement.lang || undefined, { hour: "2-digit", minute: "2-digit" });
    const body = make("div", "tx", { dir: "auto" }, entry.text);
    body.style.whiteSpace = "pre-wrap";
    this.#by = make("div", "by", {}, make("b", "", { dir: "auto" }, author), make("time", "", { datetime: entry.at }, time));
    this.#content = make("div", "", {}, this.#by, entry.reply ? quote(entry.room, entry.reply) : null, body, entry.files?.length ? sent(entry.files) : null, this.#state);
    this.#face = face ?? make("span", "av", { "aria-hidden": "true" });
    this.#gutter = make("time", "gut", { datetime: entry.at }, time);
    this.article = make("article", "msg head pending", { "data-pending": entry.id, "data-own": "", tabindex: "-1" }, this.#face, this.#content);
  }

  /** Draws it as the list will: as one more of a group, so that nothing moves when the list takes it over. */
  follow(before) {
    const own = before?.matches?.("article[data-own]") ? before.querySelector("time")?.dateTime : null;
    const at = this.#gutter.dateTime;
    const isHead = !own || new Date(at) - new Date(own) >= TOGETHER || new Date(at).toDateString() !== new Date(own).toDateString();
    if (isHead !== this.article.classList.contains("head")) {
      this.article.classList.toggle("head", isHead);
      (isHead ? this.#gutter : this.#face).replaceWith(isHead ? this.#face : this.#gutter);
      if (isHead) {
        this.#content.prepend(this.#by);
      } else {
        this.#by.remove();
      }
    }
  }

  /** Draws the state, if it changed: the buttons keep their focus. */
  show(entry) {
    const text = words(entry);
    // A message that asks first has not failed: it waits for its author.
    const isBad = entry.refused && entry.refused.code !== "here";
    const what = `${entry.refused ? "refused" : entry.isSent ? "sent" : "waits"} ${text}`;
    if (this.#shown === what) {
      return;
    }
    this.#shown = what;
    this.article.classList.toggle("pending", !isBad && !entry.isSent);
    this.#state.className = isBad ? "state bad" : "state";
    // Not `hidden`: the class sets a display of its own.
    this.#state.style.display = text === "" ? "none" : "";
    this.#state.replaceChildren(icon(isBad ? "ErrorOutline" : "Schedule"), make("span", "", {}, text));
    if (entry.refused) {
      this.#state.append(
        button("", word("Script_TryAgain"), () => entry.refused.code === "here" ? askHere(entry) : resend(entry)),
        button("", word("Script_Edit"), () => edit(entry)),
        button("", word("Script_Discard"), () => discard(entry)),
        button("", word("Script_CopyText"), () => copy(entry.text)));
    }
  }
}

function words(entry) {
  if (entry.isSent) {
    return "";
  }
  if (entry.refused) {
    return word("Script_NotSent", entry.refused.sentence);
  }
  const wait = waiting(entry.user);
  switch (wait?.reason ?? (navigator.onLine === false ? "connection" : "")) {
    case "sign-in":
      return word("Script_SignInToSend");
    case "too-fast":
      return word("Script_WaitSeconds", number(Math.max(1, Math.ceil((wait.until - Date.now()) / 1000))));
    case "server":
      return word("Script_WaitingForServer");
    case "connection":
      return word("Script_WaitingForConnection");
    default:
      return Date.now() - Date.parse(entry.at) < QUIET ? "" : word("Script_Sending");
  }
}

/** Back into the box; only when a composer of this room took the text does the line leave. */
function edit(entry) {
  if (!document.dispatchEvent(new CustomEvent("chat-edit", { cancelable: true, detail: entry }))) {
    discard(entry);
  }
}

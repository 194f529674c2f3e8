// What the composer says around its box: another draft, a message that was refused, why sending waits, what cannot be kept.
import { button, copy, make } from "../shell/elements.js";
import { number, word } from "../shell/words.js";
import { entries } from "./entries.js";
import { note } from "./note.js";
import { waiting } from "./outbox.js";

export class Strip {
  /** Above and below the box. */
  top = make("div");
  bottom = make("div");
  /** The last input is kept over a reload. */
  isStored = true;
  /** A message could not be put into the outbox. */
  isFull = false;
  #draft;
  #put;
  #shown = ["", ""];
  #timer = 0;

  constructor(draft, put) {
    this.#draft = draft;
    this.#put = put;
  }

  show() {
    clearTimeout(this.#timer);
    const wait = waiting(this.#draft.user);
    const own = wait ? entries(this.#draft.user) : [];
    const seconds = wait?.reason === "too-fast" && own.length > 0 ? Math.ceil((wait.until - Date.now()) / 1000) : 0;
    const refused = this.#refused();
    this.#draw(0, this.top, this.#draft.other ? "other" : "", () => this.#offer());
    const what = refused ? `bad ${refused.id} ${refused.refused.sentence}`
      : this.isFull ? "full"
      : seconds > 0 ? "wait"
      : wait?.reason === "sign-in" && own.length > 0 ? "sign-in"
      : this.isStored ? "" : "not kept";
    this.#draw(1, this.bottom, what, () => refused ? this.#refusal(refused)
      : this.isFull ? note("bad", "alert", word("Script_StorageFull"))
      : seconds > 0 ? note("warn", "status", word("Script_TooFast", number(seconds)))
      : what === "sign-in" ? note("warn", "status", make("a", "", { href: "sign-in" }, word("Script_SignInToSend")))
      : note("warn", "status", word("Script_DraftNotKept")));
    this.#count(what, seconds);
    this.bottom.parentElement?.classList.toggle("err", Boolean(refused) || this.isFull);
    if (seconds > 0) {
      this.#timer = setTimeout(() => this.show(), 500);
    }
  }

  #refused() {
    return entries(this.#draft.user).filter(entry => entry.refused && entry.refused.code !== "here" && entry.room === this.#draft.room).at(-1);
  }

  #draw(index, place, what, content) {
    if (this.#shown[index] !== what) {
      this.#shown[index] = what;
      place.replaceChildren(...(what ? [content()] : []));
    }
  }

  /** Said once; then the seconds go on in silence. */
  #count(what, seconds) {
    const shown = this.bottom.querySelector("[role=status] > span");
    if (what === "wait" && shown && shown.textContent !== word("Script_TooFast", number(seconds))) {
      shown.parentElement.setAttribute("aria-live", "off");
      shown.textContent = word("Script_TooFast", number(seconds));
    }
  }

  #refusal(entry) {
    const element = note("bad", "alert", word("Script_RefusedKept", entry.refused.sentence));
    element.append(button("btn quiet sm", word("Script_CopyText"), () => copy(entry.text), "ContentCopy"));
    return element;
  }

  /** Both texts stay: the button swaps them. */
  #offer() {
    const element = note("", "status", word("Script_OtherDraftNote"));
    element.append(
      button("btn quiet sm", word("Script_OtherDraft"), () => {
        const text = this.#draft.other;
        this.#draft.setOther(this.#draft.text);
        this.#put(text);
      }),
      button("btn quiet sm", word("Script_KeepThis"), () => {
        this.#draft.setOther("");
        this.show();
      }));
    return element;
  }
}

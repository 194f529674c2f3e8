// Completes an @, and in an issue chat a command, while it is typed: a list above the composer, the focus stays in the text. Arrows choose, Enter and Tab take, Escape closes.
import { make } from "../shell/elements.js";
import { word } from "../shell/words.js";
import { commandsOf, title, typedIn } from "./command-row.js";
import { ask, stop } from "./mention-ask.js";
import { everyone, named } from "./mention-row.js";
import { wordAt } from "./mention-text.js";

const EDGE = 8;
let count = 0;

export class Mentions {
  #list = make("ul", "", { role: "listbox", id: `mentions-${++count}` });
  #foot = make("div", "sf");
  #area;
  #room;
  #onToggle;
  #rows = [];
  #active = 0;
  #isMoved = false;
  #begin = "";
  /** Where the @ stands whose list was closed, or whose name was taken. */
  #done = -1;

  /** `onToggle` is told when the list opens and when it closes. */
  constructor(area, room, onToggle) {
    this.#area = area;
    this.#room = room;
    this.#onToggle = onToggle;
    this.element = make("div", "sugg", { hidden: "" }, this.#list, this.#foot);
    area.setAttribute("aria-autocomplete", "list");
    area.addEventListener("input", () => this.#look());
    area.addEventListener("click", () => this.isOpen && this.#look());
    area.addEventListener("blur", () => this.close());
    // Before the box itself hears of it, for which Enter means to send.
    area.addEventListener("keydown", e => this.#pressed(e), { capture: true });
    area.addEventListener("keyup", e => this.isOpen && ["ArrowLeft", "ArrowRight", "Home", "End"].includes(e.key) && this.#look());
    this.element.addEventListener("mousedown", e => e.preventDefault());
    this.element.addEventListener("click", e => this.#clicked(e.target.closest("[role=option]")));
  }

  get isOpen() {
    return !this.element.hidden;
  }

  #look() {
    const { value, selectionStart: caret, selectionEnd: end } = this.#area;
    const typed = caret === end ? typedIn(this.#area, caret) : null;
    if (!typed || typed.at === this.#done) {
      this.#done = "@/".includes(value[this.#done] ?? " ") ? this.#done : -1;
      this.close();
      return;
    }
    this.#done = -1;
    this.#begin = typed.begin;
    title(this.element, this.#list, this.#foot, typed.isCommand);
    if (typed.isCommand) {
      this.#show(commandsOf(typed.begin));
      return;
    }
    // What is shown must be meant by what is typed, also before the next answer: Enter takes it.
    this.#show(this.#rows.filter(row => row.names.some(name => wordAt(name, typed.begin) >= 0)));
    ask(this.#room, typed.begin, ({ people, here }) => {
      const rows = people.map(named);
      this.#show(!here ? rows : typed.begin.toLocaleLowerCase() === "here" ? [everyone(), ...rows] : [...rows, everyone()]);
    });
  }

  #show(rows) {
    if (rows.length === 0) {
      this.#rows = [];
      this.#set(false);
      return;
    }
    const chosen = this.#rows[this.#active]?.insert;
    this.#rows = rows;
    this.#list.replaceChildren(...rows.map((row, i) => make("li", "so", { role: "option", id: `${this.#list.id}-${i}` }, ...row.draw(this.#begin))));
    this.#set(true);
    this.#choose(Math.max(0, this.#isMoved ? rows.findIndex(row => row.insert === chosen) : 0));
  }

  #choose(index) {
    this.#active = index;
    for (const [i, row] of [...this.#list.children].entries()) {
      row.setAttribute("aria-selected", String(i === index));
    }
    this.#area.setAttribute("aria-activedescendant", `${this.#list.id}-${index}`);
    this.#list.children[index].scrollIntoView({ block: "nearest" });
  }

  #set(isOpen) {
    if (isOpen) {
      // Never above the window's edge: in a low one the list scrolls.
      this.element.style.maxHeight = `${this.element.parentElement.getBoundingClientRect().top - EDGE}px`;
      this.#area.setAttribute("aria-controls", this.#list.id);
    } else {
      this.#isMoved = false;
      this.#area.removeAttribute("aria-controls");
      this.#area.removeAttribute("aria-activedescendant");
    }
    if (this.isOpen !== isOpen) {
      this.element.hidden = !isOpen;
      this.#onToggle();
    }
  }

  close() {
    stop();
    this.#show([]);
  }

  #pressed(e) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    // 229: the key belongs to an input method.
    if (!this.isOpen || e.isComposing || e.keyCode === 229 || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) {
      return;
    } else if (step) {
      this.#isMoved = true;
      this.#choose((this.#active + step + this.#rows.length) % this.#rows.length);
    } else if (e.key === "Enter" || e.key === "Tab") {
      this.#take(this.#rows[this.#active]);
    } else if (e.key === "Escape") {
      this.#done = typedIn(this.#area, this.#area.selectionStart)?.at ?? -1;
      this.close();
    } else {
      return;
    }
    e.preventDefault();
    e.stopImmediatePropagation();
  }

  #clicked(option) {
    if (option) {
      this.#take(this.#rows[[...this.#list.children].indexOf(option)]);
    }
  }

  #take(row) {
    const { value, selectionStart: caret } = this.#area;
    const { at } = typedIn(this.#area, caret) ?? { at: caret };
    const space = /^\s/u.test(value.slice(caret)) ? "" : " ";
    this.#done = at;
    this.#area.setRangeText(`${row.sign ?? "@"}${row.insert}${space}`, at, caret, "end");
    this.#area.dispatchEvent(new Event("input", { bubbles: true }));
    this.close();
  }
}

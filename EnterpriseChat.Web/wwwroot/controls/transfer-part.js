// One of the two lists of a <transfer-list>: what is picked in it, and which row the keyboard is at.

import { after, counted, place } from "./transfer-picks.js";

let ids = 0;

export class Part {
  #list;
  #steps;
  #key = null;
  #at = -1;
  #found = "";
  #seen = null;

  /** Where a range begins: the row that was last picked or gone to. */
  anchor = null;

  constructor(list, steps) {
    this.#list = list;
    this.#steps = steps;
  }

  get list() {
    return this.#list;
  }

  get side() {
    return this.#list.closest("[data-side]").dataset.side;
  }

  get size() {
    return Number(this.#list.dataset.size);
  }

  /** The row that the keyboard is at; its key is null until the row has come. */
  get cursor() {
    return { key: this.#key, at: this.#at };
  }

  get #rows() {
    return [...this.#list.querySelectorAll("[role=option]")];
  }

  get #waiting() {
    return this.#steps.waiting.filter(step => step.side === this.side);
  }

  /** Rows that fit into the list. */
  get page() {
    return Math.max(1, Math.floor(this.#list.clientHeight / (this.#rows[0]?.offsetHeight || 1)) - 1);
  }

  /** How many rows are picked, those that are not in the page too. */
  get picked() {
    return this.#waiting.reduce((count, step) => counted(count, this.size, step), Number(this.#list.dataset.picked));
  }

  isPicked(row) {
    return row.getAttribute("aria-selected") === "true";
  }

  /** Does something here: it shows at once, and the server is told. */
  do(verb, ...parts) {
    this.#steps.add(this.side, verb, ...parts);
    this.refresh();
  }

  toggle(row) {
    const adds = this.isPicked(row) ? -1 : 1;
    this.do("toggle", this.cursor);
    this.#steps.waiting.at(-1).adds = adds;
  }

  /** Moves the keyboard to a row, and the list so that it can be seen. */
  to(at) {
    this.#at = Math.max(0, Math.min(at, this.size - 1));
    this.#key = null;
    const height = this.#rows[0]?.offsetHeight ?? 0;
    const { scrollTop, clientHeight } = this.#list;
    if (this.#at * height < scrollTop) {
      this.#list.scrollTop = this.#at * height;
    } else if ((this.#at + 1) * height > scrollTop + clientHeight) {
      this.#list.scrollTop = (this.#at + 1) * height - clientHeight + 4;
    }
    this.refresh();
  }

  /** Remembers the first row that is seen, by its place in what scrolls. */
  look() {
    const row = this.#rows.find(r => r.offsetTop + r.offsetHeight > this.#list.scrollTop);
    this.#seen = row ? { row, top: row.offsetTop } : null;
  }

  /** Rows came or went above: what the reader looks at stays where it is. */
  hold() {
    if (this.#seen?.row.isConnected && this.#list.scrollTop > 0) {
      this.#list.scrollTop += this.#seen.row.offsetTop - this.#seen.top;
    }
    this.look();
  }

  /** The focus came here by the keyboard: it begins at what is picked, else at what is seen first. */
  enter() {
    if (this.#at < 0 && this.size > 0) {
      const seen = this.#rows.filter(row => row.offsetTop + row.offsetHeight > this.#list.scrollTop);
      this.to(place(seen.find(row => this.isPicked(row)) ?? seen[0]));
      this.anchor = this.cursor;
    }
  }

  /** The rows in the page have changed, or what is picked. */
  refresh() {
    const waiting = this.#waiting;
    for (const row of this.#rows) {
      row.tabIndex = -1;
      row.setAttribute("aria-selected", waiting.reduce((isPicked, step) => after(isPicked, row, step), row.dataset.picked !== undefined));
    }
    this.#follow();
    const found = this.#list.dataset.found ?? "";
    if (found !== this.#found) {
      this.#found = found;
      this.to(Number(found.split(" ")[1]));
      this.anchor = this.cursor;
    }
  }

  /** Entries come and go: the keyboard stays at its row; when that is gone, at the place where it was. */
  #follow() {
    const rows = this.#rows;
    this.#at = Math.min(this.#at, this.size - 1);
    const row = rows.find(r => r.dataset.key === this.#key) ?? rows.find(r => place(r) === this.#at);
    if (row) {
      this.#at = place(row);
      this.#key = row.dataset.key;
      row.id ||= `transfer-row-${++ids}`;
    }
    for (const other of rows) {
      other.toggleAttribute("data-active", other === row);
    }
    if (row) {
      this.#list.setAttribute("aria-activedescendant", row.id);
    } else {
      this.#list.removeAttribute("aria-activedescendant");
    }
  }
}

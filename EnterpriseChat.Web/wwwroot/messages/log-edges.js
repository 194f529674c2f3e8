// Where the list of messages begins and ends in the page, and more is to be had beyond.

/** From here on more messages are fetched, so that they are there before the reader is. */
const NEAR = 600;

export class Edges {
  #log;
  #first = null;
  #last = null;

  constructor(log) {
    this.#log = log;
  }

  /** Another room is shown. */
  forget() {
    this.#first = this.#last = null;
  }

  /** Fetches older and newer messages, once for each beginning and end of the list; before the page is live a click would be dropped. */
  look(articles) {
    if (!document.querySelector("[data-live]")) {
      return;
    }
    const older = this.#log.querySelector("[data-older]");
    const first = articles[0]?.dataset.number ?? "";
    if (older && this.#log.scrollTop < NEAR && this.#first !== first) {
      this.#first = first;
      older.click();
    }
    const newer = this.#log.querySelector("[data-newer]");
    const last = articles[articles.length - 1]?.dataset.number;
    if (newer && this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR && this.#last !== last) {
      this.#last = last;
      newer.click();
    }
  }
}

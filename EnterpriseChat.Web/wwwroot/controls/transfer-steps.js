// What a person did in a <transfer-list>, told to the server in order and exactly once: one telling at a time, and again while nobody
// answers, since what is told into a lost connection is dropped. The server counts what it has heard.

/** Without an answer for so long (in milliseconds) it is told again. */
const AGAIN = 3000;

/** Most steps in one telling; the server takes no more. */
const MOST = 64;

/** Of these only the last counts, if they follow each other in one list. */
const LAST_COUNTS = ["filter", "only", "range", "seek"];

const said = part => typeof part === "string" ? part.replace(/[\t\r\n]/g, " ") : part.key === null ? `#${part.at}` : `=${part.key}`;

export class Steps {
  #tell;
  #told = 0;
  #again = 0;

  /** Steps that the server has not answered yet, in order. */
  waiting = [];

  #number = 0;

  /** @param tell passes a text on to the server. */
  constructor(tell) {
    this.#tell = tell;
  }

  /** A step in one of the lists: what was done, and rows ({ key, at }) or words. */
  add(side, verb, ...parts) {
    const last = this.waiting.at(-1);
    if (last && last.number > this.#told && last.side === side && last.verb === verb && LAST_COUNTS.includes(verb)) {
      this.waiting.pop();
    }
    this.waiting.push({ number: ++this.#number, side, verb, parts });
    if (!this.#again) {
      this.#next();
    }
  }

  /** The server has taken all steps up to this one. */
  heard(number) {
    this.waiting = this.waiting.filter(step => step.number > number);
    if (number >= this.#told) {
      this.stop();
      this.#next();
    }
  }

  stop() {
    clearTimeout(this.#again);
    this.#again = 0;
  }

  #next() {
    const some = this.waiting.slice(0, MOST);
    if (some.length > 0) {
      this.#told = some.at(-1).number;
      this.#again = setTimeout(() => this.#next(), AGAIN);
      this.#tell(some.map(({ number, side, verb, parts }) => [number, side, verb, ...parts.map(said)].join("\t")).join("\n"));
    }
  }
}

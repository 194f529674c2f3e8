// <windowed-list first shown count>: rows of one height, of which only some are in the page. It keeps the room of the others by its
// padding and asks for other rows, by the hidden field after it, before the reader comes to the end of these.
import { tell } from "../shell/tell.js";

/** Rows beyond each end of what is seen. */
const SPARE = 25;

/** With fewer rows than this left in one direction, others are asked for. */
const LEAST = 10;

class WindowedList extends HTMLElement {
  static observedAttributes = ["first", "shown", "count"];

  #scroller = null;
  #asked = "";
  #look = () => this.look();

  /** It becomes visible, or gets its first rows: only then a row has a height. */
  #size = new ResizeObserver(() => {
    this.place();
    this.look();
  });

  connectedCallback() {
    this.#scroller = this.closest("[data-scrolls]");
    this.#scroller?.addEventListener("scroll", this.#look, { passive: true });
    addEventListener("resize", this.#look);
    this.#size.observe(this);
    this.place();
  }

  disconnectedCallback() {
    this.#scroller?.removeEventListener("scroll", this.#look);
    removeEventListener("resize", this.#look);
    this.#size.disconnect();
  }

  attributeChangedCallback() {
    this.#asked = "";
    this.place();
    requestAnimationFrame(this.#look);
  }

  get #row() {
    return this.firstElementChild?.offsetHeight ?? 0;
  }

  get #of() {
    return ["first", "shown", "count"].map(name => Number(this.getAttribute(name)));
  }

  /** The room of the rows before and after. */
  place() {
    const [first, shown, count] = this.#of;
    this.style.paddingBlock = count ? `${first * this.#row}px ${(count - first - shown) * this.#row}px` : "";
  }

  look() {
    const [first, shown, count] = this.#of;
    const row = this.#row;
    if (!count || !row || !this.isConnected) {
      return;
    }
    const top = this.#scroller.getBoundingClientRect().top - this.getBoundingClientRect().top;
    const from = clamp(Math.floor(top / row), count);
    const to = clamp(Math.ceil((top + this.#scroller.clientHeight) / row), count);
    const isNear = (first > 0 && from < first + LEAST) || (first + shown < count && to > first + shown - LEAST);
    const begin = Math.max(0, from - SPARE);
    const wanted = `${begin} ${to + SPARE - begin}`;
    if (isNear && wanted !== this.#asked) {
      this.#asked = wanted;
      tell(this.nextElementSibling, wanted);
    }
  }
}

function clamp(row, count) {
  return Math.min(Math.max(row, 0), count);
}

customElements.define("windowed-list", WindowedList);

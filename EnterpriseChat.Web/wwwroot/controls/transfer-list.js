// <transfer-list>: two lists between which one moves entries. Blazor draws it, and this is its mouse, keyboard and finger; what is done
// shows here at once and goes to the server in order (transfer-steps.js).
import { tell } from "../shell/tell.js";
import { Drag } from "./transfer-drag.js";
import { searched } from "./transfer-filter.js";
import { pressed } from "./transfer-keys.js";
import { Part } from "./transfer-part.js";
import { place } from "./transfer-picks.js";
import { Steps } from "./transfer-steps.js";

const LIST = "[role=listbox]";

class TransferList extends HTMLElement {
  #steps = new Steps(text => tell(this.querySelector("[data-steps]"), text));
  #parts = new WeakMap();
  #drag = new Drag(this, row => this.#lift(row), target => this.#drop(target));
  #lifted = null;
  #isTouch = false;

  /** Before the picture is drawn: what the server has changed, seen with what it has not heard yet. */
  #changed = new MutationObserver(() => {
    this.#steps.heard(Number(this.dataset.done));
    this.#each(part => part.hold());
    this.#refresh();
  });

  constructor() {
    super();
    this.addEventListener("pointerdown", e => this.#pointed(e));
    this.addEventListener("click", e => this.#clicked(e));
    this.addEventListener("dblclick", e => this.#on(e, part => part.do("move", part.cursor)));
    this.addEventListener("focusin", e => this.#focused(e));
    this.addEventListener("keydown", e => this.#pressed(e));
    this.addEventListener("scroll", e => e.target.matches(LIST) && this.#part(e.target).look(), { capture: true, passive: true });
    this.addEventListener("input", e => this.#filter(e.target));
  }

  connectedCallback() {
    const attributeFilter = ["data-done", "data-picked", "aria-posinset", "data-found", "data-size"];
    this.#changed.observe(this, { subtree: true, childList: true, attributeFilter });
    this.#refresh();
  }

  disconnectedCallback() {
    this.#changed.disconnect();
    this.#steps.stop();
    this.#drag.end();
  }

  #part(list) {
    if (!this.#parts.has(list)) {
      this.#parts.set(list, new Part(list, this.#steps));
    }
    return this.#parts.get(list);
  }

  #each(action) {
    for (const list of this.querySelectorAll(LIST)) {
      action(this.#part(list));
    }
  }

  #refresh() {
    this.#each(part => part.refresh());
  }

  /** What was done with a row: the keyboard goes on from there. */
  #on(e, action) {
    const row = e.target.closest("[role=option]");
    if (row) {
      const part = this.#part(row.closest(LIST));
      part.to(place(row));
      action(part, row);
    }
  }

  #pointed(e) {
    this.#isTouch = e.pointerType === "touch";
    this.removeAttribute("data-keys");
  }

  #clicked(e) {
    const moves = e.target.closest("[data-move]");
    if (moves) {
      this.#steps.add(...moves.dataset.move.split(" "));
    }
    this.#on(e, (part, row) => {
      const from = part.anchor ?? part.cursor;
      if (e.shiftKey) {
        part.do(e.ctrlKey || e.metaKey ? "extend" : "range", from, part.cursor);
        return;
      }
      part.anchor = part.cursor;
      // A finger has no Ctrl key: each tap picks one more.
      if (e.ctrlKey || e.metaKey || this.#isTouch) {
        part.toggle(row);
      } else {
        part.do("only", part.cursor);
      }
    });
  }

  /** The list has the focus and tells which row it is at: rows come and go. */
  #focused(e) {
    const list = e.target.closest(LIST);
    const row = e.target.closest("[role=option]");
    if (row) {
      this.#part(list).to(place(row));
      list.focus({ preventScroll: true });
    } else if (list) {
      this.#part(list).enter();
    }
  }

  #pressed(e) {
    const list = e.target.closest("[data-side]")?.querySelector(LIST);
    const isFilter = e.target.matches("[type=search]");
    if (list && !isFilter) {
      this.toggleAttribute("data-keys", true);
    }
    if (list && (isFilter ? searched(e, list, () => this.#filter(e.target)) : pressed(this.#part(list), e))) {
      e.preventDefault();
    }
  }

  #filter(field) {
    const list = field.closest("[data-side]").querySelector(LIST);
    list.scrollTop = 0;
    this.#part(list).do("filter", field.value);
  }

  #lift(row) {
    const part = this.#part(row.closest(LIST));
    part.to(place(row));
    if (!part.isPicked(row)) {
      part.do("only", part.cursor);
    }
    this.#lifted = part;
    return part.picked;
  }

  #drop(target) {
    this.#lifted.do("picked");
    target.querySelector(LIST).focus();
  }
}

customElements.define("transfer-list", TransferList);

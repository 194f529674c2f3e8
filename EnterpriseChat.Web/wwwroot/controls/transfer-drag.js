// Dragging rows from one list of a <transfer-list> to the other, by mouse, pen and finger. A finger that moves up or down scrolls the
// list; it drags when it moves aside, or after it was held.
import { make } from "../shell/elements.js";
import { word } from "../shell/words.js";
import { mark, scroller } from "./transfer-target.js";

/** So far a pointer moves before it drags. */
const START = 5;

/** So long (in milliseconds) a finger holds a row to drag it. */
const HOLD = 350;

/** So near to an edge the page scrolls, so far each time. */
const EDGE = 40;
const SCROLL = 8;

export class Drag {
  #owner;
  #lift;
  #drop;
  #press = null;
  #hold = 0;
  #ghost = null;
  #target = null;
  #around = null;
  #wasDragged = false;
  #escape = e => {
    if (e.key === "Escape") {
      e.preventDefault();
      e.stopImmediatePropagation();
      this.end();
    }
  };

  /** @param lift takes a row up and gives how many come along, @param drop lets them fall into a list. */
  constructor(owner, lift, drop) {
    [this.#owner, this.#lift, this.#drop] = [owner, lift, drop];
    owner.addEventListener("pointerdown", e => this.#down(e));
    owner.addEventListener("pointermove", e => this.#move(e));
    owner.addEventListener("pointerup", e => this.#up(e));
    owner.addEventListener("pointercancel", () => this.end());
    owner.addEventListener("lostpointercapture", e => e.target === owner && this.end());
    owner.addEventListener("click", e => this.#clicked(e));
    // What a finger drags neither scrolls the page nor opens its menu.
    owner.addEventListener("touchmove", e => this.#ghost && e.cancelable && e.preventDefault(), { passive: false });
    owner.addEventListener("contextmenu", e => this.#ghost && e.preventDefault());
  }

  /** Nothing is dragged any more, and nothing moved. */
  end() {
    clearTimeout(this.#hold);
    removeEventListener("keydown", this.#escape, true);
    this.#target = mark(this.#target, null);
    this.#ghost?.remove();
    this.#press = this.#ghost = null;
  }

  #down(e) {
    this.#wasDragged = false;
    const row = e.target.closest("[role=option]");
    if (row && e.isPrimary && e.button === 0) {
      this.end();
      this.#press = { row, id: e.pointerId, x: e.clientX, y: e.clientY, isTouch: e.pointerType === "touch" };
      this.#hold = this.#press.isTouch ? setTimeout(() => this.#start(), HOLD) : 0;
    }
  }

  #move(e) {
    const press = this.#press;
    if (press?.id !== e.pointerId) {
      return;
    }
    const [aside, along] = [Math.abs(e.clientX - press.x), Math.abs(e.clientY - press.y)];
    if (!this.#ghost && (press.isTouch ? aside > 2 * START && aside > along : Math.hypot(aside, along) > START)) {
      this.#start();
    } else if (!this.#ghost && press.isTouch && along > 2 * START) {
      this.end();
    }
    [press.x, press.y] = this.#ghost ? [e.clientX, e.clientY] : [press.x, press.y];
    this.#follow();
  }

  #up(e) {
    const target = this.#target;
    this.#wasDragged = this.#press?.id === e.pointerId && this.#ghost !== null;
    this.end();
    if (this.#wasDragged && target) {
      this.#drop(target);
    }
  }

  /** The end of a drag is no click on what lies under it. */
  #clicked(e) {
    if (this.#wasDragged) {
      this.#wasDragged = false;
      e.stopImmediatePropagation();
    }
  }

  #start() {
    const { row, id } = this.#press;
    clearTimeout(this.#hold);
    if (!row.isConnected) {
      this.end();
      return;
    }
    const more = this.#lift(row) - 1;
    const name = row.querySelector(".nm").textContent;
    this.#press.side = row.closest("[data-side]").dataset.side;
    this.#press.order = Number(row.dataset.order);
    this.#ghost = make("div", "ghost", { popover: "manual", "aria-hidden": "true" }, row.querySelector(".av")?.cloneNode(true) ?? null,
      more > 0 ? word("Script_DragMore", name, more) : name);
    document.body.append(this.#ghost);
    this.#ghost.showPopover();
    this.#owner.setPointerCapture(id);
    this.#around = scroller(this.#owner);
    addEventListener("keydown", this.#escape, true);
    this.#follow();
    this.#scroll();
  }

  #follow() {
    if (this.#ghost) {
      const { x, y, side, order } = this.#press;
      this.#ghost.style.translate = `${x + 8}px ${y + 8}px`;
      const under = document.elementFromPoint(x, y)?.closest("[data-side]");
      const target = under && this.#owner.contains(under) && under.dataset.side !== side ? under : null;
      this.#target = mark(this.#target, target, order);
    }
  }

  /** The other list may lie below what is seen. */
  #scroll() {
    if (this.#ghost) {
      const { top, bottom } = this.#around.getBoundingClientRect();
      const { y } = this.#press;
      this.#around.scrollTop += y > Math.min(bottom, innerHeight) - EDGE ? SCROLL : y < Math.max(top, 0) + EDGE ? -SCROLL : 0;
      this.#follow();
      requestAnimationFrame(() => this.#scroll());
    }
  }
}

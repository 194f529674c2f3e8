// What all menus share: elements of role `menu` that are popovers. Where they stand, what is in them, how one opens out of another.
const EDGE = 8;

/** Between a menu and what opens out of it: the padding around the item, and a little more. */
const GAP = 6;

const isRight = element => getComputedStyle(element).direction === "rtl";

export const items = menu => [...menu.querySelectorAll("[role^=menuitem]")].filter(item => item.offsetParent !== null);

/** The item out of which a menu opened; null for one that stands for itself. */
export const opener = menu => document.querySelector(`[role^=menuitem][aria-controls="${CSS.escape(menu.id)}"]`);

function put(menu, left, top) {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  menu.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - height - EDGE))}px`;
}

/** Puts a menu where it fits: below its place and along its beginning, else above and along its end. */
export function below(menu, at) {
  const { width, height } = menu.getBoundingClientRect();
  put(menu, isRight(menu) ? at.right - width : at.left, at.bottom + height + EDGE <= innerHeight ? at.bottom : at.top - height);
}

/** Puts a menu beside the item out of which it opens, behind it if there is room. */
function beside(menu, at) {
  const { width } = menu.getBoundingClientRect();
  const [before, behind] = [at.left - width - GAP, at.right + GAP];
  const fits = left => left >= EDGE && left + width + EDGE <= innerWidth;
  const [first, second] = isRight(menu) ? [before, behind] : [behind, before];
  put(menu, fits(first) || !fits(second) ? first : second, at.top - 4);
}

/** Opens what stands behind an item; the menus behind its neighbours close. */
export function unfold(item) {
  const inner = document.getElementById(item.getAttribute("aria-controls"));
  for (const other of items(item.closest("[role=menu]")).filter(i => i !== item)) {
    fold(other);
  }
  if (inner && !inner.matches(":popover-open")) {
    inner.showPopover();
    beside(inner, item.getBoundingClientRect());
    item.setAttribute("aria-expanded", "true");
  }
  return inner;
}

/** Closes what stands behind an item. */
export function fold(item) {
  const inner = item.hasAttribute("aria-controls") ? document.getElementById(item.getAttribute("aria-controls")) : null;
  if (inner?.matches(":popover-open")) {
    items(inner).forEach(fold);
    inner.hidePopover();
    item.setAttribute("aria-expanded", "false");
  }
}

/** Closes a menu with all out of which it opened and that opened out of it. */
export function close(menu) {
  let root = menu;
  for (let from = opener(root); from; from = opener(root)) {
    root = from.closest("[role=menu]");
  }
  items(root).forEach(fold);
  root.hidePopover();
}

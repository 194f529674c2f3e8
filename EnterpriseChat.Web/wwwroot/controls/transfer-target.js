// Where what is dragged in a <transfer-list> would fall.

/** What scrolls around an element. */
export function scroller(element) {
  const isScroller = e => e.scrollHeight > e.clientHeight && /auto|scroll/.test(getComputedStyle(e).overflowY);
  let around = element.parentElement;
  while (around && !isScroller(around)) {
    around = around.parentElement;
  }
  return around ?? document.scrollingElement;
}

/** Marks the list into which rows would fall, in place of the one before, and the place in it where the first would stand; gives it back. */
export function mark(before, target, order) {
  for (const slot of before?.querySelectorAll("[data-slot]") ?? []) {
    delete slot.dataset.slot;
  }
  before?.removeAttribute("data-drop");
  if (target) {
    target.setAttribute("data-drop", "");
    const rows = [...target.querySelectorAll("[role=option]")];
    const next = rows.find(row => Number(row.dataset.order) > order);
    (next ?? rows.at(-1))?.setAttribute("data-slot", next ? "before" : "after");
  }
  return target;
}

// The keyboard and the mouse in every menu: arrows, Home, End and first letters move, right and left lead into a menu and back out of it,
// Escape closes one, Tab and a choice all.
import { typed } from "../shell/typed.js";
import { close, fold, items, opener, unfold } from "./menu.js";

/** So long (in milliseconds) the mouse rests on an item before the menu behind it opens, or that of its neighbour closes. */
const REST = 200;

let rest = 0;

const menuOf = item => item?.closest("[role=menu][popover]");
const isOff = item => item.getAttribute("aria-disabled") === "true";
const leads = item => item.getAttribute("aria-haspopup") === "menu" && !isOff(item);

function enter(item) {
  const inner = unfold(item);
  items(inner)[0]?.focus({ preventScroll: true });
}

function leave(menu) {
  const from = opener(menu);
  if (from) {
    from.focus({ preventScroll: true });
    fold(from);
  } else {
    close(menu);
  }
}

function move(menu, from, key) {
  const all = items(menu);
  const at = all.indexOf(from);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
  all[(to + all.length) % all.length].focus();
}

function seek(menu, from, letters) {
  const all = items(menu);
  // One letter goes on from here, several may mean this very item.
  const at = all.indexOf(from) + (letters.length > 1 ? 0 : 1);
  const begins = item => item.textContent.trim().toLowerCase().startsWith(letters.toLowerCase());
  [...all.slice(at), ...all].find(begins)?.focus();
}

/** What a key does in a menu; undefined where it does what it does anywhere. */
function meant(menu, item, e) {
  const isRight = getComputedStyle(menu).direction === "rtl";
  const letters = typed(e);
  switch (e.key) {
    case "ArrowDown": case "ArrowUp": case "Home": case "End": return () => move(menu, item, e.key);
    case isRight ? "ArrowLeft" : "ArrowRight": return () => leads(item) && enter(item);
    case isRight ? "ArrowRight" : "ArrowLeft": return () => opener(menu) && leave(menu);
    case "Escape": return () => leave(menu);
    case " ": case "Enter": return e.key === " " || leads(item) ? () => leads(item) ? enter(item) : item.click() : undefined;
    default: return letters === null ? undefined : () => seek(menu, item, letters);
  }
}

document.addEventListener("keydown", e => {
  const item = e.target.closest?.("[role^=menuitem]");
  const menu = menuOf(item);
  if (!menu || e.ctrlKey || e.altKey || e.metaKey || e.isComposing) {
    return;
  }
  if (e.key === "Tab") {
    // The focus is back before the browser moves it on.
    close(menu);
    return;
  }
  const action = meant(menu, item, e);
  if (action) {
    // Nothing behind the menu hears it: Escape would go on to the composer.
    e.preventDefault();
    e.stopImmediatePropagation();
    action();
  }
}, true);
document.addEventListener("click", e => {
  const item = e.target.closest?.("[role^=menuitem]");
  const menu = menuOf(item);
  if (!menu) {
    return;
  }
  if (isOff(item)) {
    e.preventDefault();
    e.stopImmediatePropagation();
  } else if (leads(item)) {
    enter(item);
  } else {
    close(menu);
  }
});
document.addEventListener("pointerover", e => {
  const item = e.target.closest?.("[role^=menuitem]");
  if (menuOf(item) && e.pointerType === "mouse") {
    clearTimeout(rest);
    rest = setTimeout(() => leads(item) ? unfold(item) : items(menuOf(item)).forEach(fold), REST);
  }
});

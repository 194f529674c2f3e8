// Menus: elements of role `menu` that are popovers, opened by a button that names them. The browser closes them and gives the focus back;
// here they find their place beside the button, and the keyboard moves in them.
const EDGE = 8;

const items = menu => [...menu.querySelectorAll("[role^=menuitem]")].filter(item => item.offsetParent !== null);

/** Puts a menu where it fits: below its place and along its beginning, else above and along its end. */
function place(menu, at) {
  const { width, height } = menu.getBoundingClientRect();
  const isRight = getComputedStyle(menu).direction === "rtl";
  const fitsBelow = at.bottom + height + EDGE <= innerHeight;
  const start = isRight ? at.right - width : at.left;
  menu.style.left = `${Math.max(EDGE, Math.min(start, innerWidth - width - EDGE))}px`;
  menu.style.top = `${Math.max(EDGE, fitsBelow ? at.bottom : at.top - height)}px`;
}

function move(menu, from, key) {
  const all = items(menu);
  const at = all.indexOf(from);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
  const next = to === undefined
    ? all.slice(at + 1).concat(all).find(item => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()))
    : all[(to + all.length) % all.length];
  next?.focus();
}

document.addEventListener("toggle", e => {
  const menu = e.target;
  if (menu.getAttribute?.("role") === "menu" && e.newState === "open") {
    const opener = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
    place(menu, opener.getBoundingClientRect());
    items(menu)[0]?.focus();
  }
}, true);
document.addEventListener("keydown", e => {
  const item = e.target.closest?.("[role^=menuitem]");
  const menu = item?.closest("[role=menu][popover]");
  if (!menu || e.ctrlKey || e.altKey || e.metaKey || e.isComposing) {
    return;
  }
  if (e.key === "Tab") {
    menu.hidePopover();
  } else if (["ArrowDown", "ArrowUp", "Home", "End"].includes(e.key) || (e.key.length === 1 && e.key !== " ")) {
    e.preventDefault();
    move(menu, item, e.key);
  }
});
document.addEventListener("click", e => e.target.closest?.("[role^=menuitem]")?.closest("[role=menu][popover]")?.hidePopover());

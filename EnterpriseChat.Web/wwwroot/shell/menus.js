// Menus behind a button that names them by `popovertarget`. The browser closes them and gives the focus back; they stand beside the button.
import "../controls/menu-keys.js";
import { below, items } from "../controls/menu.js";

document.addEventListener("toggle", e => {
  const menu = e.target;
  const button = menu.getAttribute?.("role") === "menu" && document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
  if (button && e.newState === "open") {
    below(menu, button.getBoundingClientRect());
    items(menu)[0]?.focus();
  }
}, true);

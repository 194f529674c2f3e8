// Buttons that tell the server's part of the page something by a field that hears it: one handler for a whole list. `data-tell` names
// the field, the button's value is what it is told.
import { tell } from "../shell/tell.js";

document.addEventListener("click", e => {
  const button = e.target.closest?.("button[data-tell]");
  if (button) {
    tell(document.querySelector(`[data-heard="${CSS.escape(button.dataset.tell)}"]`), button.value);
  }
});

// A press that takes the focus from a field would tell the server of the field at once; the sentence that comes back moves what is being
// pressed from under the pointer, and the click is lost. So a field that is left by a press speaks when the press ends, before the click.
let isPressed = false;
const left = new Set();

window.addEventListener("pointerdown", () => isPressed = true, true);
window.addEventListener("change", e => {
  if (isPressed && e.isTrusted && e.target.matches("input:not([type=radio], [type=checkbox]), textarea")) {
    e.stopImmediatePropagation();
    left.add(e.target);
  }
}, true);
for (const end of ["pointerup", "pointercancel", "blur"]) {
  window.addEventListener(end, e => {
    if (end === "blur" && e.target !== window) {
      return;
    }
    isPressed = false;
    for (const field of left) {
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    left.clear();
  }, true);
}

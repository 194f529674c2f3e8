// A finger that rests on something is its right click.
const HOLD = 500;
const MOVED = 10;

/** Calls at a long press on what `finds` gives for the event's target; the click that ends it is none. */
export function longPress(finds, action, signal) {
  let hold = 0;
  let from = null;
  let isPressed = false;
  const stop = () => {
    clearTimeout(hold);
    hold = 0;
  };
  const swallow = e => {
    if (isPressed && e.cancelable) {
      e.preventDefault();
      e.stopImmediatePropagation();
    }
  };
  document.addEventListener("pointerdown", e => {
    stop();
    isPressed = false;
    const host = e.pointerType === "touch" && e.isPrimary ? finds(e.target) : null;
    if (host) {
      from = e;
      hold = setTimeout(() => {
        isPressed = true;
        action(host, from);
      }, HOLD);
    }
  }, { capture: true, signal });
  document.addEventListener("pointermove", e => hold && Math.hypot(e.clientX - from.clientX, e.clientY - from.clientY) > MOVED && stop(), { capture: true, signal });
  document.addEventListener("pointerup", stop, { capture: true, signal });
  document.addEventListener("pointercancel", stop, { capture: true, signal });
  document.addEventListener("touchend", swallow, { capture: true, passive: false, signal });
  document.addEventListener("click", e => {
    swallow(e);
    isPressed = false;
  }, { capture: true, signal });
  // Some browsers tell of it by themselves, before or after us.
  document.addEventListener("contextmenu", e => {
    const host = e.pointerType === "touch" ? finds(e.target) : null;
    if (host) {
      e.preventDefault();
      e.stopImmediatePropagation();
      stop();
      if (!isPressed) {
        isPressed = true;
        action(host, e);
      }
    }
  }, { capture: true, signal });
}

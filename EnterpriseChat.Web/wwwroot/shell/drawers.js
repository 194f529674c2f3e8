// Navigation and users list on narrow screens: drawers, opened by buttons with data-opens, closed by Escape, a click beside them or a choice.
let opener = null;

function close() {
  if (document.documentElement.dataset.drawer) {
    delete document.documentElement.dataset.drawer;
    opener?.focus();
    opener = null;
  }
}

document.addEventListener("click", e => {
  const button = e.target.closest("[data-opens]");
  if (button) {
    opener = button;
    document.documentElement.dataset.drawer = button.dataset.opens;
    document.querySelector(`[data-drawer-panel="${button.dataset.opens}"]`)?.querySelector("a, button, input")?.focus();
  } else if (!e.target.closest("[data-drawer-panel]") || e.target.closest("a, [data-tell]")) {
    close();
  }
});
document.addEventListener("keydown", e => e.key === "Escape" && close());

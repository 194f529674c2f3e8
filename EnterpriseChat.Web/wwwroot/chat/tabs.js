// The row of tabs by keyboard and mouse wheel button: arrows choose, Delete and the middle button close. The page does it, by its own buttons.

const tabs = row => [...row.querySelectorAll("[role=tab]")];

function close(tab) {
  document.querySelector(`[data-closes="${CSS.escape(tab.id)}"]`)?.click();
}

document.addEventListener("keydown", e => {
  const tab = e.target.closest?.("[role=tab]");
  if (!tab || e.altKey || e.ctrlKey || e.metaKey) {
    return;
  }
  const all = tabs(tab.closest("[role=tablist]"));
  const at = all.indexOf(tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[e.key];
  if (to !== undefined) {
    e.preventDefault();
    const next = all[(to + all.length) % all.length];
    next.focus();
    next.click();
  } else if (e.key === "Delete") {
    all[Math.max(0, at - 1)].focus();
    close(tab);
  }
});
document.addEventListener("auxclick", e => {
  const tab = e.target.closest?.("[role=tab]");
  if (tab && e.button === 1) {
    e.preventDefault();
    close(tab);
  }
});

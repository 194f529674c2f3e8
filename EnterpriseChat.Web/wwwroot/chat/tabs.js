// The row of tabs by keyboard and mouse: arrows choose, Delete, the middle button and the close button close. The tabs are links.
import { tell } from "../shell/tell.js";

const tabs = row => [...row.querySelectorAll("[role=tab]")];

function close(id) {
  tell(document.querySelector("[data-close-tab]"), id);
}

document.addEventListener("keydown", e => {
  const tab = e.target.closest?.("[role=tab]");
  if (!tab || e.altKey || e.ctrlKey || e.metaKey) {
    return;
  }
  const all = tabs(tab.closest("[role=tablist]"));
  const at = all.indexOf(tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1, " ": at }[e.key];
  if (to !== undefined) {
    e.preventDefault();
    const next = all[(to + all.length) % all.length];
    next.focus();
    next.click();
  } else if (e.key === "Delete") {
    all[Math.max(0, at - 1)].focus();
    close(tab.id);
  }
});
document.addEventListener("click", e => {
  const closes = e.target.closest?.("[data-closes]");
  if (closes) {
    close(closes.dataset.closes);
  } else if (e.button === 0 && !e.ctrlKey && !e.metaKey && e.target.closest?.("[role=tab][aria-selected=true]")) {
    // The tab in front stays: going there again would come behind a room that is opened meanwhile, and take the reader back.
    e.preventDefault();
  }
}, true);
document.addEventListener("auxclick", e => {
  const tab = e.target.closest?.("[role=tab]");
  if (tab && e.button === 1) {
    e.preventDefault();
    close(tab.id);
  }
});

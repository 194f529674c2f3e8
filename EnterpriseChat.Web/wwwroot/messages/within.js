// The way through the messages by keyboard: the arrows move from one to the next, and what stands in a message, its author and its
// buttons, is a stop of the Tab key only in the one that has the focus, not on the way through a thousand.
const MESSAGE = "article[data-number]";

function reach(article, tabIndex) {
  for (const stop of article?.querySelectorAll("button[tabindex]") ?? []) {
    stop.tabIndex = tabIndex;
  }
}

document.addEventListener("focusin", e => {
  const article = e.target.closest?.(MESSAGE);
  if (!article?.contains(e.relatedTarget)) {
    reach(e.relatedTarget?.closest?.(MESSAGE), -1);
    reach(article, 0);
  }
});

document.addEventListener("keydown", e => {
  const log = e.target.closest?.("chat-log");
  const isOwn = log && (e.target === log || e.target.matches(MESSAGE));
  if (!isOwn || !["ArrowUp", "ArrowDown"].includes(e.key) || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) {
    return;
  }
  const all = [...log.querySelectorAll(MESSAGE)];
  const at = all.indexOf(e.target);
  const to = at < 0 ? lastInView(log, all) : all[at + (e.key === "ArrowUp" ? -1 : 1)];
  if (to) {
    e.preventDefault();
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest" });
  }
});

/** From the list itself one comes to the newest message that is seen. */
function lastInView(log, all) {
  const bottom = log.getBoundingClientRect().bottom;
  return all.findLast(article => article.getBoundingClientRect().top < bottom);
}

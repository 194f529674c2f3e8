// Keys that work everywhere on the page. Single letters never act: people type here.

import { search } from "../search/search.js";

const tabs = () => [...document.querySelectorAll("[role=tablist] [role=tab]")];

/** The next unread room from the one that is shown, forwards or backwards. */
function unread(step) {
  const all = tabs();
  const at = all.findIndex(t => t.getAttribute("aria-selected") === "true");
  for (let i = 1; i <= all.length; i++) {
    const tab = all[(at + step * i + all.length * (i + 1)) % all.length];
    if (tab.classList.contains("new")) {
      return tab;
    }
  }
  return document.querySelector(".cr.new a");
}

document.addEventListener("keydown", e => {
  if (e.altKey && !e.ctrlKey && !e.shiftKey && !e.metaKey && (e.key === "ArrowDown" || e.key === "ArrowUp")) {
    const to = unread(e.key === "ArrowDown" ? 1 : -1);
    if (to) {
      e.preventDefault();
      to.click();
    }
  } else if (e.ctrlKey && e.altKey && !e.getModifierState("AltGraph") && /^[1-9]$/.test(e.key)) {
    e.preventDefault();
    tabs()[Number(e.key) - 1]?.click();
  } else if (e.ctrlKey && e.shiftKey && !e.altKey && !e.metaKey && e.code === "KeyF") {
    e.preventDefault();
    search();
  } else if (e.key === "Escape" && !document.querySelector("[role=dialog]") && !document.documentElement.dataset.drawer) {
    document.querySelector("chat-composer textarea")?.focus();
  }
});

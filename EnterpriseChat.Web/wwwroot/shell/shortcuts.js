// Keys that work everywhere on the page. Single letters never act: people type here. Which keys there are stands in keys.js, once for what
// they do and for the list that a person reads.
import { goTo } from "../search/go-to.js";
import { search } from "../search/search.js";
import { KEYS, isPressed } from "./keys.js";
import { list } from "./shortcut-list.js";
import { tell } from "./tell.js";

const isTyping = target => Boolean(target.closest?.("input, textarea, select, [contenteditable], [role=menu]"));
const isCovered = () => document.querySelector("dialog[open]") !== null;
// A closed list of choices opens by the same keys.
const unread = (e, way) => Boolean(e.target.matches?.("select")) || tell(document.querySelector("[data-heard=unread]"), way);

/** What each key does that acts wherever the focus is; true where it was for somebody else. */
const ACTS = {
  "go-to": goTo,
  search,
  list: e => isTyping(e.target) || list(),
  next: e => unread(e, "next"),
  previous: e => unread(e, "previous"),
  tab: e => document.querySelectorAll("[role=tablist] [role=tab]")[Number(e.key) - 1]?.click(),
  composer: () => document.documentElement.dataset.drawer ? true : back(),
};

/** One writes where one wrote before: in the message that is being changed, or in a new one. */
function back() {
  (document.querySelector("chat-edit textarea") ?? document.querySelector("chat-composer textarea"))?.focus();
  return true;
}

document.addEventListener("keydown", e => {
  // 229: the key belongs to an input method.
  if (e.isComposing || e.keyCode === 229) {
    return;
  }
  const key = KEYS.flatMap(section => section.keys).find(one => one.act && isPressed(one.keys, e));
  // Above an open dialog nothing else opens; the browser's own meaning of these keys would lead away all the same.
  if (key && (isCovered() ? key.act !== "composer" && key.act !== "list" : ACTS[key.act](e) !== true)) {
    e.preventDefault();
  }
});

// What the page itself does with a message, from its menu or its buttons: `chat-act` {what, of} says it, `of` being the thing's data-menu.
import { close } from "../controls/menu.js";
import { copy } from "../shell/elements.js";
import { source } from "./source.js";

/** The message that an act is about, {room, number}; null when it is about something else. */
export function messageOf({ of }) {
  const [kind, number] = of.split(":");
  const room = document.querySelector("chat-log")?.dataset.room;
  return kind === "message" && room ? { room, number: Number(number) } : null;
}

function act(what, of) {
  document.dispatchEvent(new CustomEvent("chat-act", { detail: { what, of } }));
}

/** In an empty box the arrow goes up to one's newest message. */
document.addEventListener("keydown", e => {
  const box = e.key === "ArrowUp" ? e.target.closest?.("chat-composer textarea") : null;
  if (box?.value === "" && !e.isComposing && !e.ctrlKey && !e.altKey && !e.metaKey && !e.shiftKey) {
    const own = [...document.querySelectorAll("chat-log article[data-own][data-menu]")].at(-1);
    if (own) {
      e.preventDefault();
      act("edit", own.dataset.menu);
    }
  }
});

document.addEventListener("click", e => {
  const button = e.target.closest?.("button[data-act], context-menu [data-script]");
  const article = button?.closest("article[data-menu]");
  if (article) {
    act(button.dataset.act, article.dataset.menu);
  } else if (button?.dataset.script && button.getAttribute("aria-disabled") !== "true") {
    close(button.closest("[role=menu]"));
    act(button.dataset.script, button.closest("context-menu").dataset.of);
  }
});

document.addEventListener("chat-act", async e => {
  const message = messageOf(e.detail);
  if (message && e.detail.what === "copy-link") {
    await copy(new URL(`chat/${message.room}/${message.number}`, document.baseURI).href);
  } else if (message && e.detail.what === "copy-text") {
    const found = await source(message.room, message.number);
    if (found) {
      await copy(found.text);
    }
  }
});

// What the next message answers: chosen in the menu of a message, kept with the draft, given up by its button.
import { button, make } from "../shell/elements.js";
import { word } from "../shell/words.js";
import { messageOf } from "./acts.js";
import { Draft } from "./draft.js";
import { quoteInStrip } from "./quoted.js";

/** The line above the box; it follows the draft. */
export function replyStrip(draft) {
  const strip = make("div");
  draft.onreply = () => {
    strip.replaceChildren();
    if (draft.reply) {
      const close = button("ib", "", () => draft.answer(null), "Close");
      close.setAttribute("aria-label", word("Script_NoReply"));
      close.title = word("Script_NoReply");
      strip.append(make("div", "ctx", {}, quoteInStrip(draft.room, draft.reply), close));
    }
  };
  draft.onreply();
  return strip;
}

document.addEventListener("chat-act", e => {
  const message = e.detail.what === "reply" ? messageOf(e.detail) : null;
  const composer = document.querySelector("chat-composer");
  if (message && composer?.getAttribute("room") === message.room) {
    Draft.of(composer.getAttribute("user"), message.room).answer({ number: message.number });
    composer.querySelector("textarea")?.focus({ preventScroll: true });
  }
});

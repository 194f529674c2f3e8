// What the text in the composer answers: one line above the box, kept with the draft of this browser, and drawn above the pending line.
import { button, icon, make } from "../shell/elements.js";
import { word } from "../shell/words.js";
import { messageOf } from "./acts.js";
import { Draft } from "./draft.js";

/** The line above the box; it follows the draft. */
export function replyStrip(draft) {
  const strip = make("div");
  draft.onreply = () => {
    const { reply } = draft;
    strip.replaceChildren();
    if (reply) {
      const close = button("ib", "", () => draft.answer(null), "Close");
      close.setAttribute("aria-label", word("Script_NoReply"));
      close.title = word("Script_NoReply");
      strip.append(make("div", "ctx", {}, icon("Reply"), make("span", "cut grow", { dir: "auto" }, word("Script_ReplyTo", reply.name, reply.line)), close));
    }
  };
  draft.onreply();
  return strip;
}

/** As the list draws what a message answers; it leads nowhere yet. */
export function quote({ name, line }) {
  return make("div", "rq", {}, icon("Reply"), make("b", "", { dir: "auto" }, name), make("span", "cut", { dir: "auto" }, line));
}

document.addEventListener("chat-act", e => {
  const message = e.detail.what === "reply" ? messageOf(e.detail) : null;
  const composer = document.querySelector("chat-composer");
  const article = message && document.querySelector(`chat-log article[data-number="${message.number}"]`);
  if (article && composer?.getAttribute("room") === message.room) {
    // The first message of its group has the name.
    let head = article;
    while (head && !head.matches("article.head")) {
      head = head.previousElementSibling;
    }
    const line = (article.querySelector(".tx")?.innerText.trim() || article.querySelector(".sent a")?.getAttribute("aria-label") || "").split("\n")[0].slice(0, 200);
    Draft.of(composer.getAttribute("user"), message.room).answer({ number: message.number, name: head?.querySelector(".by b")?.textContent ?? "", line });
    composer.querySelector("textarea")?.focus({ preventScroll: true });
  }
});

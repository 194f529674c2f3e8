// Asks before a message calls many people (`Notify 18 people?`): the server has refused it and says how many. It waits in the outbox while
// one thinks, so that nothing is lost by a reload; after it the question is there again.
import { button, make } from "../shell/elements.js";
import { number, signedIn, word } from "../shell/words.js";
import { entries } from "./entries.js";
import { withoutHere } from "./mention-text.js";
import { discard, outbox, resend } from "./outbox.js";
import { isBlank } from "./text.js";

/** The question that stands on the page, and its message. */
let shown = null;

/** Messages for which one was asked here and did not decide: their line in the room says what is left to do. */
const left = new Set();

/** Asks again. */
export function askHere(entry) {
  left.delete(entry.id);
  show();
}

function show() {
  const user = signedIn();
  const open = user ? entries(user).filter(entry => entry.refused?.code === "here" && !left.has(entry.id)) : [];
  if (shown && !open.some(entry => entry.id === shown.entry.id)) {
    // Answered in another tab.
    close();
  }
  if (!shown && open.length > 0 && document.visibilityState === "visible") {
    shown = { entry: open[0], element: draw(open[0]) };
    document.body.append(shown.element);
  }
}

function close() {
  shown.element.querySelector("dialog").close();
  shown.element.remove();
  shown = null;
}

function draw(entry) {
  const without = withoutHere(entry.text);
  const people = number(entry.refused.people ?? 0);
  const cancel = button("btn line", word("Script_Cancel"), () => answered(() => giveBack(entry)));
  cancel.dataset.cancel = "";
  cancel.autofocus = true;
  const send = button("btn primary", word("Script_Send"), () => answered(() => resend(entry, { confirmHere: true })));
  send.dataset.does = "";
  return make("chat-dialog", "", {}, make("dialog", "dlg", { role: "alertdialog", "aria-labelledby": "here-title", "aria-describedby": "here-text" },
    make("div", "dh", {}, make("h1", "cut", { id: "here-title" }, word("Script_HereTitle", people))),
    make("div", "db", { id: "here-text", tabindex: "0" },
      make("p", "", {}, ...emphasized(word("Script_HereText", people))),
      make("blockquote", "said", { dir: "auto" }, entry.text)),
    make("div", "df", {},
      isBlank(without) ? null : button("btn quiet", word("Script_HereWithout"), () => answered(() => resend(entry, { text: without }))),
      make("span", "grow"), cancel, send)));
}

/** Its @here stands out, wherever a language puts it. */
function emphasized(sentence) {
  return sentence.split(/(@here)/).filter(part => part !== "").map(part => part === "@here" ? make("b", "", {}, part) : part);
}

function answered(act) {
  close();
  act();
  show();
}

/** Into the box again; where no composer of the room is on the page, the line of the message keeps it. */
function giveBack(entry) {
  if (document.dispatchEvent(new CustomEvent("chat-edit", { cancelable: true, detail: entry }))) {
    left.add(entry.id);
  } else {
    discard(entry);
  }
}

outbox.addEventListener("change", show);
document.addEventListener("visibilitychange", show);
show();

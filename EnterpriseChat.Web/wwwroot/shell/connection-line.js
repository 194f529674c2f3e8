// The line below the tabs that tells of the connection. It stands outside of what Blazor draws: the page makes room for it by its height.
import { icon, make } from "./elements.js";
import { number, word } from "./words.js";

const GREEN = 3000;
const bar = document.getElementById("connection");

/** Messages that went out since the connection was lost. */
let sent = 0;
let timer = 0;

/** Says what happened, that it is tried again and that nothing is lost, with a button. */
export function showLost(what, action) {
  clearTimeout(timer);
  sent = 0;
  draw("warn", "CloudOff", [make("b", "", {}, what), ` ${word("Script_ConnectionTrying")} `, make("span", "hide-s", {}, word("Script_ConnectionKept"))], action);
}

/** Says for a moment that it is back, and how many of the messages that waited were sent. */
export function showBack() {
  tellBack();
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = 0;
    bar.hidden = true;
  }, GREEN);
}

function tellBack() {
  const words = sent === 0 ? "Script_ConnectedAgain" : sent === 1 ? "Script_ConnectedAgainOne" : "Script_ConnectedAgainSent";
  draw("ok", "Check", [word(words, number(sent))], null);
}

function draw(kind, iconName, text, action) {
  bar?.replaceChildren(make("div", `note ${kind} flat`, {}, icon(iconName), make("span", "grow", {}, ...text), action));
  bar?.removeAttribute("hidden");
}

addEventListener("chat-sent", () => {
  sent++;
  if (timer) {
    tellBack();
  }
});
if (bar) {
  new ResizeObserver(() => document.documentElement.style.setProperty("--conn-h", `${bar.offsetHeight}px`)).observe(bar);
}

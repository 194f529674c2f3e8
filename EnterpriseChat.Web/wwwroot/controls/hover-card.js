// The one card that says more of what one points at or has in focus: `data-card` is what the server is asked for. The card can be
// pointed at itself, and Escape takes it away (WCAG 1.4.13).
import { tell } from "../shell/tell.js";

const REST = 300;
const GONE = 200;
const EDGE = 8;

let of = null;
let timer = 0;

const card = () => document.getElementById("card");

function ask(element) {
  clearTimeout(timer);
  if (element === of && card()?.matches(":popover-open")) {
    return;
  }
  timer = setTimeout(() => {
    hide();
    of = element;
    tell(document.querySelector("[data-heard=card]"), element.dataset.card);
  }, REST);
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(hide, GONE);
}

function hide() {
  if (of) {
    of.removeAttribute("aria-describedby");
    of = null;
    tell(document.querySelector("[data-heard=card]"), "");
  }
  card()?.hidePopover();
}

function show() {
  const shown = card();
  if (!of?.isConnected || !shown || shown.dataset.of !== of.dataset.card) {
    if (shown?.matches(":popover-open")) {
      hide();
    }
    return;
  }
  shown.showPopover();
  of.setAttribute("aria-describedby", "card");
  const at = of.getBoundingClientRect();
  const { width, height } = shown.getBoundingClientRect();
  shown.style.left = `${Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE))}px`;
  shown.style.top = `${at.bottom + height + EDGE <= innerHeight ? at.bottom + 4 : at.top - height - 4}px`;
}

const cardOf = e => e.target.closest?.("[data-card]");
document.addEventListener("pointerover", e => {
  const element = cardOf(e);
  if (element) {
    ask(element);
  } else if (e.target.closest?.("#card")) {
    clearTimeout(timer);
  } else if (of || timer) {
    leave();
  }
});
document.addEventListener("focusin", e => cardOf(e) ? ask(cardOf(e)) : of && leave());
document.addEventListener("keydown", e => e.key === "Escape" && hide());
// The answer comes by the page's live connection; a row that is drawn anew keeps its card.
new MutationObserver(changes => changes.some(c => c.target.id === "card" || c.target.parentElement?.id === "card") && show())
  .observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-of"] });

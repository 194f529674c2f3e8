// Tells the page which message has been read: the newest, once it has been in view for a second in a visible page.
import { tell } from "../shell/tell.js";

const LOOK = 1000;

const told = new Map();
let timer = 0;

function look({ room, isAtEnd, newest }) {
  clearTimeout(timer);
  // A page that is not live yet could not hear it; the next change of the list comes when it is.
  if (!isAtEnd || newest <= (told.get(room) ?? 0) || document.visibilityState !== "visible" || !document.querySelector("[data-live]")) {
    return;
  }
  timer = setTimeout(() => {
    const field = document.querySelector(`input[data-seen="${CSS.escape(room)}"]`);
    if (field && document.visibilityState === "visible") {
      told.set(room, newest);
      tell(field, newest);
    }
  }, LOOK);
}

let last = null;

document.addEventListener("chat-log-moved", e => {
  const isNews = last?.room !== e.detail.room || last.newest !== e.detail.newest || last.isAtEnd !== e.detail.isAtEnd;
  last = e.detail;
  if (isNews) {
    look(last);
  }
});
document.addEventListener("visibilitychange", () => last && look(last));
addEventListener("focus", () => last && look(last));
addEventListener("chat-connected", () => {
  // What was told while the connection went away may not have arrived.
  told.clear();
  if (last) {
    look(last);
  }
});

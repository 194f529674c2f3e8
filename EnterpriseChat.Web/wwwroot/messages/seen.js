// Tells the page which message has been read: the newest, once it has been in view for a second in a visible page.
import { tell } from "../shell/tell.js";

const LOOK = 1000;

/** What was told, by the field of the room: one that is opened anew tells anew. */
let told = new WeakMap();
let timer = 0;
let last = null;

function stop() {
  clearTimeout(timer);
  timer = 0;
}

/** Looks once a second while there is something new: in a busy room the newest line is never the newest for that long. */
function look({ room, isAtEnd, newest }) {
  // A page that is not live yet could not hear it; the next change of the list comes when it is.
  const field = document.querySelector(`input[data-seen="${CSS.escape(room)}"]`);
  if (timer || !isAtEnd || !field || newest <= (told.get(field) ?? 0) || document.visibilityState !== "visible"
    || !document.querySelector("[data-live]") || document.querySelector("chat-search")) {
    return;
  }
  timer = setTimeout(() => {
    timer = 0;
    if (field.isConnected) {
      told.set(field, newest);
      tell(field, newest);
    }
    look(last);
  }, LOOK);
}

document.addEventListener("chat-log-moved", e => {
  const isNews = last?.room !== e.detail.room || last.newest !== e.detail.newest || last.isAtEnd !== e.detail.isAtEnd;
  if (last?.room !== e.detail.room || !e.detail.isAtEnd) {
    stop();
  }
  last = e.detail;
  if (isNews) {
    look(last);
  }
});
document.addEventListener("visibilitychange", () => {
  stop();
  if (last) {
    look(last);
  }
});
addEventListener("focus", () => last && look(last));
// The search that lay over the messages is closed.
document.addEventListener("chat-uncovered", () => last && look(last));
addEventListener("chat-connected", () => {
  // What was told while the connection went away may not have arrived.
  told = new WeakMap();
  if (last) {
    look(last);
  }
});

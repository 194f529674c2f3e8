// Messages on their way: one storage entry each, sent by one tab at a time, in order, and dropped only when the server has them.
import { alone } from "../shell/lock.js";
import { parse, read, remove, write } from "../shell/store.js";
import { signedIn } from "../shell/words.js";
import { create, drop, entries, update } from "./entries.js";
import { post } from "./post.js";

const FIRST_WAIT = 250;
const LONGEST_WAIT = 4000;

/** Tells of every change of what waits (`change`), and of the rooms whose pending lines are in the page (`rooms`). */
export const outbox = new EventTarget();

/** Acknowledged messages whose article has not come yet: the pending line stays until it does. */
export const acknowledged = new Map();

/** What must happen before anything is sent: entries that were locked at sign-out are unlocked first, or the order would suffer. */
let ready = Promise.resolve();
let timer = 0;
let isRunning = false, isWanted = false;
/** Puts a message into the outbox, on its way before its line is drawn. Returns false when this browser cannot keep it: it stays in the box. */
export function add(user, room, text, more = {}) {
  if (!create(user, room, text, more)) {
    return false;
  }
  send();
  changed();
  return true;
}

export function discard(entry) {
  drop(entry);
  changed();
}

/** The author wants a refused message sent once more, perhaps changed: the same client id, so it cannot be there twice. */
export function resend(entry, change = {}) {
  const isThere = update(entry, { refused: undefined, ...change });
  changed();
  if (isThere) {
    send(true);
  }
}

/** Why the user's messages wait: {until, reason, tries}, the same in all tabs, or null. */
export function waiting(user) {
  return read(`outbox-wait:${user}`);
}

/** Holds sending back until the promise is done. */
export function after(promise) {
  ready = Promise.allSettled([ready, promise]).then(() => {
    changed();
    send();
  });
}

/** Sends what waits; `now` does not wait for the end of a back-off (the connection is back, the page is seen again). */
export async function send(now = false) {
  const user = signedIn();
  if (!user) {
    return;
  }
  await ready;
  clearTimeout(timer);
  const wait = waiting(user);
  // 429 names the seconds: knocking earlier would only lengthen it. A clock that was set back must not hold it for ever.
  const pause = wait ? Math.min(wait.until - Date.now(), 120_000) : 0;
  if (pause > 0 && !(now && wait.reason !== "too-fast")) {
    timer = setTimeout(send, pause);
    return;
  }
  if (!entries(user).some(entry => !entry.refused)) {
    settle(user, null);
    return;
  }
  if (isRunning) {
    isWanted = true;
    return;
  }
  isRunning = true;
  isWanted = false;
  const done = await alone(`outbox:${user}`, () => drain(user)).finally(() => isRunning = false);
  // If another tab sends, look again later, in case it is closed meanwhile.
  timer = setTimeout(send, isWanted ? 0 : done ? Math.max((waiting(user)?.until ?? 0) - Date.now(), 0) : 250);
}

async function drain(user) {
  for (;;) {
    const entry = entries(user).find(one => !one.refused);
    if (!entry || signedIn() !== user) {
      return;
    }
    const answer = await post(entry);
    if (answer.number) {
      acknowledge(entry);
      // Two steps, so that the other tabs can tell a message that was sent from one that was discarded.
      update(entry, { sent: answer.number });
      drop(entry);
      settle(user, null);
    } else if (answer.refused) {
      update(entry, { refused: answer.refused });
      settle(user, null);
    } else {
      const tries = (waiting(user)?.tries ?? 0) + 1;
      const backOff = Math.min(FIRST_WAIT * 2 ** Math.min(tries - 1, 5), LONGEST_WAIT) * (0.75 + Math.random() / 2);
      settle(user, { until: Date.now() + (answer.seconds * 1000 || backOff), reason: answer.reason, tries });
      return;
    }
  }
}

function acknowledge(entry) {
  for (const [id, { at }] of acknowledged) {
    // Pages without a message list never look at these.
    if (Date.now() - at > 600_000) {
      acknowledged.delete(id);
    }
  }
  acknowledged.set(entry.id, { entry, at: Date.now() });
  dispatchEvent(new Event("chat-sent"));
}

function settle(user, wait) {
  if (wait) {
    write(`outbox-wait:${user}`, wait);
  } else if (waiting(user)) {
    remove(`outbox-wait:${user}`);
  }
  changed();
}

function changed() {
  outbox.dispatchEvent(new Event("change"));
}

addEventListener("storage", e => {
  if (e.key === null || e.key.startsWith("outbox")) {
    const entry = parse(e.newValue);
    if (entry?.sent) {
      const id = e.key.slice(e.key.lastIndexOf(":") + 1);
      acknowledge({ ...entry, id });
    }
    changed();
  }
});
addEventListener("online", () => send(true));
addEventListener("chat-connected", () => send(true));
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send(true));
addEventListener("pageshow", () => send());

// Signing out of a shared browser: drafts go to the server and leave this one, unsent messages and changes stay locked.
import { Draft } from "../messages/draft.js";
import { after } from "../messages/outbox.js";
import { lock, unlock } from "./locked.js";
import { keys, remove, write } from "./store.js";
import { outboxKey, signedIn } from "./words.js";

/** Longer nobody waits for a sign-out; what is not on the server by then stays here, locked. */
const PATIENCE = 4000;

async function leave(user) {
  await Promise.all(keys(`draft:${user}:`).map(async name => {
    if (await Draft.of(user, room(user, name)).close()) {
      remove(name);
    }
  }));
}

function room(user, name) {
  return name.slice(`draft:${user}:`.length);
}

async function lockAll(user) {
  await lock(`draft:${user}:`, outboxKey());
  await lock(`outbox:${user}:`, outboxKey());
  await lock(`edit:${user}:`, outboxKey());
  await lock(`files:${user}:`, outboxKey());
}

document.addEventListener("submit", async e => {
  const form = e.target;
  const user = signedIn();
  if (!(form instanceof HTMLFormElement) || !form.matches("form[data-sign-out]") || !user) {
    return;
  }
  e.preventDefault();
  e.stopPropagation();
  await Promise.race([leave(user), new Promise(done => setTimeout(done, PATIENCE))]);
  await lockAll(user);
  // Not requestSubmit: this handler has done its part, and no other may stop a sign-out.
  HTMLFormElement.prototype.submit.call(form);
}, true);

async function unlockAll(user) {
  await unlock(`draft:${user}:`, outboxKey(), (name, entry) => Draft.of(user, room(user, name)).unlock(entry));
  await unlock(`outbox:${user}:`, outboxKey(), write);
  await unlock(`edit:${user}:`, outboxKey(), write);
  await unlock(`files:${user}:`, outboxKey(), write);
}

const user = signedIn();
after(user && outboxKey() ? unlockAll(user) : Promise.resolve());

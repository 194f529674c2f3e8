// The entries of the outbox: one in the storage for each message, so that tabs do not overwrite one another.
import { keys, read, remove, write } from "../shell/store.js";

/** The user's unsent messages in the order they were written; what is malformed or locked is passed over. */
export function entries(user) {
  const found = [];
  for (const key of keys(`outbox:${user}:`)) {
    const entry = read(key);
    if (entry?.sent) {
      // The tab was closed between the two steps of dropping it.
      remove(key);
    } else if (entry?.v === 1 && entry.user === user && typeof entry.room === "string" && typeof entry.text === "string"
      && Number.isFinite(entry.n)) {
      found.push({ ...entry, id: key.slice(`outbox:${user}:`.length) });
    }
  }
  return found.sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));
}

/** Stores a message, with what it answers and the files that go with it in `more`. Returns false when this browser cannot keep it. */
export function create(user, room, text, more = {}) {
  // The time keeps the counter rising when the outbox was empty in between.
  const n = Math.max(Date.now(), (entries(user).at(-1)?.n ?? 0) + 1);
  const key = keyOf({ user, id: clientId() });
  const isKept = write(key, { v: 1, user, room, text, at: new Date().toISOString(), n, ...more });
  if (!isKept) {
    remove(key);
  }
  return isKept;
}

/** Changes the stored entry, unless it has been discarded or locked meanwhile. */
export function update(entry, change) {
  const key = keyOf(entry);
  const stored = read(key);
  return typeof stored?.text === "string" && write(key, { ...stored, ...change });
}

export function drop(entry) {
  remove(keyOf(entry));
}

function keyOf(entry) {
  return `outbox:${entry.user}:${entry.id}`;
}

/** 128 random bits in 22 characters; crypto.randomUUID does not exist on plain http. */
export function clientId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

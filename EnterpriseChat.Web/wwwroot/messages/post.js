// One attempt to send one message, and what its answer means.
import { word } from "../shell/words.js";

const PATIENCE = 10_000;

/** Answers that another attempt may change; every other 4xx is final. */
const PASSING = [401, 408, 425, 429];

/**
 * Posts an entry of the outbox. Returns {number} when the server has it, {refused: {code, sentence, people}} when it never will,
 * else {reason, seconds}: `connection`, `sign-in`, `too-fast` or `server`.
 */
export function post(entry) {
  // A page of some gateway is also a 200: only a number proves that the message is stored.
  return request("POST", `${encodeURIComponent(entry.room)}/messages`,
    { clientId: entry.id, user: entry.user, text: entry.text, confirmHere: entry.confirmHere, replyTo: entry.reply?.number, files: entry.files?.map(file => file.id) },
    body => Number.isInteger(body?.number) && body.number > 0 ? { number: body.number } : null);
}

/** One request about a room, as `send` does it. */
export function request(method, path, content, proof) {
  return send(method, `rooms/${path}`, content, proof);
}

/** One request; `proof` makes the result of what only our server answers, else it is as if the line were away. */
export async function send(method, path, content, proof) {
  const abort = new AbortController();
  const timeout = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const answer = await fetch(new URL(`api/v1/${path}`, document.baseURI), {
      method,
      credentials: "same-origin",
      redirect: "manual",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(content),
      signal: abort.signal,
    });
    return meaning(answer, await answer.json().catch(() => null), proof);
  } catch {
    return { reason: "connection" };
  } finally {
    clearTimeout(timeout);
  }
}

function meaning(answer, body, proof) {
  if (answer.ok) {
    return proof(body) ?? { reason: "connection" };
  }
  // Somebody else is signed in by now; the message is not lost to its author, it waits until the author is back.
  if (answer.status === 401 || answer.type === "opaqueredirect" || body?.code === "other-user") {
    return { reason: "sign-in" };
  }
  if (answer.status === 429) {
    const seconds = Number(body?.retryAfterSeconds);
    return { reason: "too-fast", seconds: seconds > 0 ? Math.min(Math.ceil(seconds), 3600) : 1 };
  }
  if (answer.status >= 400 && answer.status < 500 && !PASSING.includes(answer.status)) {
    const people = Number.isInteger(body?.people) ? body.people : undefined;
    // What a message says now, when somebody wanted to change what it said before.
    const present = typeof body?.text === "string" && Number.isInteger(body.revision) ? { text: body.text, revision: body.revision } : undefined;
    return { refused: { code: text(body?.code) ?? String(answer.status), sentence: text(body?.sentence) ?? word("Script_NotAccepted"), people, present } };
  }
  return { reason: answer.status === 503 || answer.status >= 500 ? "server" : "connection" };
}

function text(value) {
  return typeof value === "string" && value ? value.slice(0, 500) : null;
}

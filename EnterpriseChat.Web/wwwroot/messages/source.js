// A message as it was typed: read to be copied or changed, and its change.
import { request } from "./post.js";

/** {text, revision} of a message; null when it is not there (any more), or the line is away. */
export async function source(room, number) {
  try {
    const answer = await fetch(new URL(`api/v1/rooms/${path(room, number)}`, document.baseURI), { credentials: "same-origin", redirect: "manual" });
    const body = answer.ok ? await answer.json() : null;
    return typeof body?.text === "string" && Number.isInteger(body.revision) ? { text: body.text, revision: body.revision } : null;
  } catch {
    return null;
  }
}

/** Gives {revision} when it is stored, else as `request` does; `refused.present` is what the message says now. */
export function save(user, room, edit, text) {
  return request("PUT", path(room, edit.number), { user, revision: edit.revision, text },
    body => Number.isInteger(body?.revision) ? { revision: body.revision } : null);
}

const path = (room, number) => `${encodeURIComponent(room)}/messages/${number}`;

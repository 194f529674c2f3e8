// One attempt to bring one file to the server, and what its answer means. Not fetch: that does not say how far an upload is.
import { word } from "../shell/words.js";

/** A line that moves nothing for so long is away. */
const PATIENCE = 30_000;

/**
 * Uploads a file. Gives {abort, done}; `done` becomes {id, name, size, isPicture} when the server has it, {refused} when it never will,
 * {wait} when it is to be tried again after so many seconds, else {failed}: each of the sentences says why.
 */
export function upload(user, room, file, onProgress) {
  const request = new XMLHttpRequest();
  const done = new Promise(resolve => {
    let timer = 0;
    const moves = () => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), PATIENCE);
    };
    request.upload.addEventListener("progress", e => {
      moves();
      onProgress(e.loaded);
    });
    request.addEventListener("loadend", () => {
      clearTimeout(timer);
      resolve(meaning(request));
    });
    request.open("POST", new URL(`api/v1/rooms/${encodeURIComponent(room)}/files`, document.baseURI));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Chat-User", user);
    request.setRequestHeader("Chat-File-Name", encodeURIComponent(file.name.toWellFormed?.() ?? file.name));
    moves();
    request.send(file);
  });
  return { abort: () => request.abort(), done };
}

/** Takes an unsent file from the server; if that fails it goes by itself after a day. */
export function takeBack(user, id) {
  fetch(new URL(`api/v1/files/${encodeURIComponent(id)}`, document.baseURI), { method: "DELETE", credentials: "same-origin", redirect: "manual", headers: { "Chat-User": user } })
    .catch(() => {});
}

function meaning(request) {
  let body = null;
  try {
    body = JSON.parse(request.responseText);
  } catch {
    // No answer of ours.
  }
  if (request.status === 201 && typeof body?.id === "string") {
    return { id: body.id, name: String(body.name), size: Number(body.size), isPicture: body.isPicture === true };
  }
  if (request.status === 429) {
    return { wait: Math.min(Math.max(Number(body?.retryAfterSeconds) || 1, 1), 120) };
  }
  if (request.status === 401 || body?.code === "other-user") {
    return { failed: word("Script_SignInToAttach") };
  }
  const isFinal = request.status >= 400 && request.status < 500 && request.status !== 408;
  return isFinal && body?.sentence ? { refused: String(body.sentence).slice(0, 500) } : { failed: word("Script_UploadFailed") };
}

// The files of a draft that the server has, in this browser's storage.
import { remove, write } from "../shell/store.js";

/** An unsent file lies on the server for a day. */
const KEPT = 23 * 3600_000;

/** The files in a stored entry, as far as they are ours and not too old. */
export function kept(stored) {
  const fits = file => typeof file?.id === "string" && typeof file.name === "string" && Number.isFinite(file.size) && Date.now() - file.at < KEPT;
  return (Array.isArray(stored?.files) ? stored.files : []).filter(fits).map(file => ({ ...file, state: "there" }));
}

/** Keeps them over a reload. */
export function keep(key, files) {
  if (files.length > 0) {
    write(key, { v: 1, files: files.map(({ id, name, size, isPicture, at }) => ({ id, name, size, isPicture, at: at ?? Date.now() })) });
  } else {
    remove(key);
  }
}

// localStorage that never throws: it can be full, switched off, or hold what another program left there.

/** Longest value that is read or written: a draft of 10 MB must not stop the page. */
export const LONGEST = 1_000_000;

/** What could not be stored is at least not lost while Blazor replaces the prerendered page by the live one. */
const memory = new Map();

export function write(key, value) {
  const json = JSON.stringify(value);
  try {
    if (json.length <= LONGEST) {
      localStorage.setItem(key, json);
      memory.delete(key);
      return true;
    }
  } catch {
    // Full or switched off: the caller says so.
  }
  memory.set(key, value);
  return false;
}

/** The object under the key, or null when there is none, or none that we wrote. */
export function read(key) {
  return memory.get(key) ?? parse(raw(key));
}

/** The object that a stored text stands for, or null. */
export function parse(json) {
  if (typeof json !== "string" || json.length > LONGEST) {
    return null;
  }
  try {
    const value = JSON.parse(json);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

export function remove(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Switched off: there is nothing to remove.
  }
}

export function keys(prefix) {
  const found = [];
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (key?.startsWith(prefix)) {
        found.push(key);
      }
    }
  } catch {
    // Switched off.
  }
  return found;
}

function raw(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

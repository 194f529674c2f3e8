// What one leaves behind in a shared browser is locked at sign-out with a key that only the server has, and unlocked when one is back.
import { keys, parse, read, write } from "./store.js";

/** Locks every entry with that beginning. Where the browser has no cryptography (plain http) they stay as they are. */
export async function lock(prefix, base64) {
  const key = await importKey(base64);
  if (!key) {
    return;
  }
  for (const name of keys(prefix)) {
    const entry = read(name);
    if (entry && !entry.box) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const cipher = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(JSON.stringify(entry)));
      write(name, { v: 1, box: encode(new Uint8Array([...iv, ...new Uint8Array(cipher)])) });
    }
  }
}

/** Gives what the key fits to `put(name, entry)`; the rest is left for whoever has its key. */
export async function unlock(prefix, base64, put) {
  const key = await importKey(base64);
  if (!key) {
    return;
  }
  for (const name of keys(prefix)) {
    const box = read(name)?.box;
    if (typeof box === "string") {
      try {
        const bytes = decode(box);
        const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes.slice(0, 12) }, key, bytes.slice(12));
        const entry = parse(new TextDecoder().decode(plain));
        // Another tab may have unlocked it in between, and sent it.
        if (entry && read(name)?.box === box) {
          put(name, entry);
        }
      } catch {
        // Another key, or damaged.
      }
    }
  }
}

async function importKey(base64) {
  if (!base64 || !globalThis.crypto?.subtle) {
    return null;
  }
  try {
    return await crypto.subtle.importKey("raw", decode(base64), "AES-GCM", false, ["encrypt", "decrypt"]);
  } catch {
    return null;
  }
}

function encode(bytes) {
  let binary = "";
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}

function decode(base64) {
  return Uint8Array.from(atob(base64), c => c.charCodeAt(0));
}

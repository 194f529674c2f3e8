// The words a person reads come from the resource files; the page carries them in <template id="words">, so that no module holds any.

let source = null;
let words = {};

function page() {
  return document.getElementById("words");
}

/** The word of that name with {0}, {1} … filled in; a word that is missing shows its name, so that a test finds it. */
export function word(name, ...values) {
  const json = page()?.dataset.words;
  if (json !== source) {
    source = json;
    try {
      words = JSON.parse(json ?? "{}") ?? {};
    } catch {
      words = {};
    }
  }
  const text = typeof words[name] === "string" ? words[name] : name;
  return text.replace(/\{(\d)\}/g, (all, n) => String(values[n] ?? all));
}

/** A number as the page's language writes it. */
export function number(value) {
  return new Intl.NumberFormat(document.documentElement.lang || undefined).format(value);
}

/** The public id of who is signed in; the server writes it, a composer or the pending lines know it too. Null when nobody is. */
export function signedIn() {
  return page()?.dataset.user || document.querySelector("chat-composer[user], chat-pending[user]")?.getAttribute("user") || null;
}

/** The key (base64) with which this user's unsent messages are locked at sign-out; null when the server gave none. */
export function outboxKey() {
  return page()?.dataset.outboxKey || null;
}

// Letters typed one after another look for what begins with them; after a pause they begin anew.
const PAUSE = 600;

let letters = "";
let last = 0;

/** The letters so far, this one included; one letter again and again stays that letter. Null for a key that is none. */
export function typed(e) {
  const isFresh = e.timeStamp - last > PAUSE;
  if (e.key.length !== 1 || e.ctrlKey || e.altKey || e.metaKey || e.isComposing || e.key === " ") {
    return null;
  }
  letters = isFresh ? e.key : letters + e.key;
  last = e.timeStamp;
  return [...letters].every(letter => letter === letters[0]) ? letters[0] : letters;
}

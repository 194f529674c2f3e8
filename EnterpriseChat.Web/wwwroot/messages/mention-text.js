// What the box says about mentions: where one is being typed, whom it may mean, and a text without @here. The server's MentionPlace decides
// in the end; this only has to agree with it about what people do.

/** What belongs to an e-mail address or a path when an @ follows it. */
const JOINS = /[\p{L}\p{N}\p{M}_@.\-+%/\\]/u;

/** Kana, ideographs and Hangul stand beside other words without a space between them. */
const NO_SPACES = /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7A3]/u;

const LONGEST = 80;
const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;
const HERE = /(^|[^\p{L}\p{N}\p{M}_@.\-+%/\\])@here(?![\p{L}\p{N}\p{M}_]|[-.@][\p{L}\p{N}_])[,:]?[ \t]?/giu;

/** Where the mention begins that is being typed in front of the caret, and what it is so far; null when there is none. */
export function typedMention(text, caret) {
  const at = text.lastIndexOf("@", caret - 1);
  const begin = text.slice(at + 1, caret);
  if (at < 0 || begin.length > LONGEST || begin.includes("\n") || /^\s|\s$/u.test(begin)) {
    return null;
  }
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? " ";
  const isCode = text.slice(0, at).split(CODE).at(-1).includes("`");
  return isCode || (JOINS.test(before) && !NO_SPACES.test(before)) ? null : { at, begin };
}

/** As the server's completion folds: without case and accents. */
const folded = text => text.toLocaleLowerCase().normalize("NFD").replace(/[\u0300-\u036F]/g, "").normalize("NFC");

/** Where in a name the typed words stand at the beginning of a word; −1 when they do not. */
export function wordAt(name, begin) {
  const words = folded(` ${name}`);
  return words.length === name.length + 1 ? words.indexOf(` ${folded(begin)}`) : -1;
}

/** The text without its @here, outside of code; blank when it said nothing else. */
export function withoutHere(text) {
  return text.split(CODE).map((part, i) => i % 2 === 0 ? part.replace(HERE, "$1") : part).join("").trim();
}

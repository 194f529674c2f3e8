// What the server's TextRules say about a message, for the box in which it is written.

/** In UTF-16 code units, as JavaScript counts. */
export const LONGEST = 10_000;
export const COUNTED_FROM = 9_000;

// White space, format and control characters, and letters that draw nothing (TextRules.IsBlank).
const INVISIBLE = /^[\s\p{Z}\p{Cf}\p{Cc}\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\u034F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]*$/u;

/** Whether a reader would see nothing. */
export function isBlank(text) {
  return INVISIBLE.test(text);
}

// Focus and caret of a box in an element that Blazor took away, for the one that takes its place: the prerendered page gives way to the live
// one while a person types.
let remembered = null;

/** The box of what `owner` names had the focus. */
export function remember(owner, caret) {
  remembered = { owner, caret, at: Date.now() };
}

/** The caret to go on with, once; null when another box had the focus, or it is long ago. */
export function recall(owner) {
  if (remembered?.owner !== owner || Date.now() - remembered.at >= 10_000) {
    return null;
  }
  const { caret } = remembered;
  remembered = null;
  return caret;
}

/** Whether words are picked at a place: they have the browser's own menu. */
export function isPicked(x, y) {
  const words = getSelection();
  const isIn = ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom;
  return !words.isCollapsed && words.rangeCount > 0 && [...words.getRangeAt(0).getClientRects()].some(isIn);
}

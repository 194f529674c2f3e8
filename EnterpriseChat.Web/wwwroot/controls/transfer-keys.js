// The keyboard in a list of a <transfer-list>, as list boxes of several choices have it: arrows go, the space bar picks, with Shift a range.
import { typed } from "../shell/typed.js";
import { place } from "./transfer-picks.js";

function target(part, key) {
  const { cursor: { at }, page, size } = part;
  return { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: size - 1 }[key];
}

function go(part, to, isRange) {
  const from = part.anchor ?? part.cursor;
  part.to(to);
  if (isRange) {
    part.do("range", from, part.cursor);
  } else {
    part.anchor = part.cursor;
  }
}

function pick(part, isRange) {
  if (isRange && part.anchor) {
    part.do("range", part.anchor, part.cursor);
    return;
  }
  const row = part.list.querySelector("[data-active]");
  if (row) {
    part.toggle(row);
    part.anchor = part.cursor;
  }
}

/** The row of the keyboard leaves, and with it the picked ones if it is one of them: the next key means the next row that stays. */
function goOn(part) {
  const rows = [...part.list.querySelectorAll("[role=option]")];
  const at = rows.findIndex(row => row.matches("[data-active]"));
  const leaves = at >= 0 && part.isPicked(rows[at]) ? row => part.isPicked(row) : row => row === rows[at];
  const next = rows.slice(Math.max(at, 0)).find(row => !leaves(row)) ?? rows.slice(0, Math.max(at, 0)).findLast(row => !leaves(row));
  if (next) {
    part.to(place(next));
  }
}

/** One letter goes on from here, several may mean this very row. */
function seek(part, letters) {
  const { key, at } = part.cursor;
  part.do("seek", letters.length > 1 ? { key, at } : { key: null, at: (at + 1) % part.size }, letters);
}

/** A key in a list; whether it meant something there. */
export function pressed(part, e) {
  const isCommand = e.ctrlKey || e.metaKey;
  const to = target(part, e.key);
  const letters = typed(e);
  if (part.size === 0 || e.altKey) {
    return false;
  } else if (to !== undefined) {
    go(part, to, e.shiftKey);
  } else if (letters !== null) {
    seek(part, letters);
  } else if (e.key === " ") {
    pick(part, e.shiftKey);
  } else if (e.key === "Enter" && !e.isComposing) {
    part.do("move", part.cursor);
    goOn(part);
  } else if (isCommand && e.key.toLowerCase() === "a") {
    part.do("all");
  } else {
    return false;
  }
  return true;
}

// The buttons below the box: each writes the marks of Markdown around what is chosen, as if typed, so that the browser's own undo takes it back.
import { icon, make } from "../shell/elements.js";
import { word } from "../shell/words.js";

/** Puts text in the place of a part; what is chosen afterwards is given from that part's beginning. */
function put(area, from, to, text, chosen, length) {
  area.focus({ preventScroll: true });
  area.setSelectionRange(from, to);
  // Only this is a step of the undo history; the other is for browsers that cannot do it here.
  const isDone = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (!isDone) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(from + chosen, from + chosen + length);
}

/** What is chosen, without white space at its ends: marks beside a space mean nothing. */
function chosen({ value, selectionStart, selectionEnd }) {
  const text = value.slice(selectionStart, selectionEnd);
  const from = selectionStart + (text.trim() ? text.length - text.trimStart().length : 0);
  return { from, text: text.trim() ? text.trim() : text };
}

/** Puts the marks around it, or takes them away where they are. */
function around(area, before, after = before) {
  const { from, text } = chosen(area);
  const to = from + text.length;
  const isInside = text.length > before.length + after.length && text.startsWith(before) && text.endsWith(after);
  const isOutside = area.value.slice(0, from).endsWith(before) && area.value.slice(to).startsWith(after);
  if (isInside) {
    const bare = text.slice(before.length, text.length - after.length);
    put(area, from, to, bare, 0, bare.length);
  } else if (isOutside && text) {
    put(area, from - before.length, to + after.length, text, 0, text.length);
  } else {
    put(area, from, to, before + text + after, before.length, text.length);
  }
}

/** Each line of its own: marks do not reach over a paragraph's end. */
function bold(area) {
  const { from, text } = chosen(area);
  if (!text.includes("\n")) {
    return around(area, "**");
  }
  const marked = text.split("\n").map(line => line.trim() ? line.replace(/^(\s*)(.*?)(\s*)$/, "$1**$2**$3") : line).join("\n");
  put(area, from, from + text.length, marked, 0, marked.length);
}

/** A few words, or a block where it has lines; more backticks than stand in it. */
function code(area) {
  const { from, text } = chosen(area);
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
  if (!text.includes("\n")) {
    const isMarked = /^(`+)[^`]+\1$/.test(text);
    return around(area, isMarked ? text.match(/^`+/)[0] : "`".repeat(longest + 1));
  }
  const fence = "`".repeat(Math.max(3, longest + 1));
  const begin = `${lineBreak(area.value, from - 1)}${fence}\n`;
  const end = `\n${fence}${lineBreak(area.value, from + text.length)}`;
  put(area, from, from + text.length, begin + text + end, begin.length, text.length);
}

function lineBreak(value, at) {
  return at >= 0 && at < value.length && value[at] !== "\n" ? "\n" : "";
}

/** Whole lines, also where only a part of them is chosen. */
function quote(area) {
  const { value, selectionStart, selectionEnd } = area;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const next = value.indexOf("\n", Math.max(selectionEnd - (selectionEnd > selectionStart ? 1 : 0), from));
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to).split("\n");
  const isQuoted = lines.every(line => line.startsWith(">"));
  const text = lines.map(line => isQuoted ? line.replace(/^> ?/, "") : `> ${line}`).join("\n");
  put(area, from, to, text, selectionStart === selectionEnd ? text.length : 0, selectionStart === selectionEnd ? 0 : text.length);
}

/** An @ that begins a word, so that the names open. */
function mention(area) {
  const { value, selectionStart, selectionEnd } = area;
  const text = /\S$/u.test(value.slice(0, selectionStart)) ? " @" : "@";
  put(area, selectionStart, selectionEnd, text, text.length, 0);
}

/** The buttons for a box; on a phone only the one that names somebody. */
export function formatting(area) {
  let isComposing = false;
  area.addEventListener("compositionstart", () => isComposing = true);
  area.addEventListener("compositionend", () => isComposing = false);
  return [["Script_Bold", "FormatBold", bold, "hide-s"], ["Script_Code", "Code", code, "hide-s"], ["Script_Quote", "FormatQuote", quote, "hide-s"], ["Script_Mention", "AlternateEmail", mention, ""]]
    .map(([name, drawing, act, look]) => {
      const label = word(name);
      const tool = make("button", `ib fmt ${look}`.trim(), { type: "button", "aria-label": label, title: label }, icon(drawing));
      // The focus stays where the person types, with what is chosen there.
      tool.addEventListener("mousedown", e => e.preventDefault());
      tool.addEventListener("click", () => isComposing || act(area));
      return tool;
    });
}

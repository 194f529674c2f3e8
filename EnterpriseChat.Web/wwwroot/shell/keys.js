// All keys that a person can press, as they are listed and as they are heard. `act` names what shortcuts.js does at them; those without one
// belong to the part of the page that has the focus.

const SECTIONS = [
  ["Script_KeysEverywhere", [
    ["Script_KeyGoTo", ["Ctrl", "K"], "go-to"],
    ["Script_KeySearch", ["Ctrl", "Shift", "F"], "search"],
    ["Script_KeyList", ["?"], "list"],
    ["Script_KeyClose", ["Esc"]],
  ]],
  ["Script_KeysChats", [
    ["Script_KeyNext", ["Alt", "↓"], "next"],
    ["Script_KeyPrevious", ["Alt", "↑"], "previous"],
    ["Script_KeyTabs", ["Ctrl", "Alt", "1…9"], "tab"],
    ["Script_KeyCloseTab", ["Delete"]],
  ]],
  ["Script_KeysLists", [
    ["Script_KeyMenu", ["Shift", "F10"]],
    ["Script_KeyMove", ["↑", "↓"]],
    ["Script_KeyOpen", ["Enter"]],
  ]],
  ["Script_KeysComposer", [
    ["Script_KeyComposer", ["Esc"], "composer"],
    ["Script_KeySend", ["Enter"]],
    ["Script_KeyNewLine", ["Shift", "Enter"]],
    ["Script_KeyEditLast", ["↑"]],
    ["Script_KeyMention", ["@"]],
  ]],
  ["Script_KeysMessages", [
    ["Script_KeyMessageMenu", ["Shift", "F10"]],
    ["Script_KeyMessages", ["↑", "↓"]],
  ]],
];

export const KEYS = SECTIONS.map(([title, keys]) => ({ title, keys: keys.map(([name, keys, act]) => ({ name, keys, act })) }));

const NAMES = { "↓": "ArrowDown", "↑": "ArrowUp", Esc: "Escape" };

/** Whether these keys are pressed, and no others beside them. */
export function isPressed(keys, e) {
  const key = keys.at(-1);
  const has = name => keys.includes(name);
  // On many keyboards a question mark needs Shift; AltGraph makes another character of a digit.
  const areModifiers = e.ctrlKey === has("Ctrl") && e.altKey === has("Alt") && !e.metaKey && (key === "?" || e.shiftKey === has("Shift"));
  if (!areModifiers || e.getModifierState?.("AltGraph")) {
    return false;
  }
  if (key === "1…9") {
    return /^[1-9]$/.test(e.key);
  }
  // A keyboard of other letters than Latin ones has its keys where those are.
  return /^[A-Z]$/.test(key)
    ? e.key.toUpperCase() === key || (!/^[a-z]$/i.test(e.key) && e.code === `Key${key}`)
    : e.key === (NAMES[key] ?? key);
}

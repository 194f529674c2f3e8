// The dialog that lists the keys. It needs no server: it is there while the connection is away too.
import { button, icon, make } from "./elements.js";
import { KEYS } from "./keys.js";
import { word } from "./words.js";

/** The words of keys; a sign stands for itself. */
const NAMED = { Ctrl: "Script_KeyCtrl", Shift: "Script_KeyShift", Alt: "Script_KeyAlt", Esc: "Script_KeyEsc", Enter: "Script_KeyEnter", Delete: "Script_KeyDelete" };

function boxes(keys) {
  const box = text => make("kbd", "kbd", {}, NAMED[text] ? word(NAMED[text]) : text);
  return keys.flatMap(key => key === "1…9" ? [box("1"), "…", box("9")] : [box(key)]);
}

function drawn({ title, keys }) {
  return make("section", "", {}, make("h2", "", {}, word(title)),
    make("dl", "", {}, ...keys.map(key => make("div", "", {}, make("dt", "", {}, word(key.name)), make("dd", "", {}, ...boxes(key.keys))))));
}

/** Opens it; what had the focus has it again afterwards. */
export function list() {
  const name = word("Script_Keys");
  const closes = button("ib", "", () => dialog.close(), "Close");
  closes.setAttribute("aria-label", word("Script_Close"));
  closes.title = word("Script_Close");
  const dialog = make("dialog", "dlg keys-dlg", { "aria-label": name },
    make("div", "dh", {}, make("h1", "", {}, name), closes),
    make("div", "db", { tabindex: "0", role: "region", "aria-label": name },
      make("div", "keys", {}, make("div", "", {}, ...KEYS.slice(0, 3).map(drawn)), make("div", "", {}, ...KEYS.slice(3).map(drawn)))),
    make("div", "df", {}, make("span", "meta", {}, word("Script_KeysNever")), make("span", "grow"),
      button("btn line", word("Script_Close"), () => dialog.close())));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

// The text box of the composer with its counter and its button.
import { button, make } from "../shell/elements.js";
import { number, word } from "../shell/words.js";
import { formatting } from "./format.js";
import { Mentions } from "./mentions.js";
import { COUNTED_FROM, LONGEST } from "./text.js";

/** The browser lets the box grow with its text; where it cannot, it is measured. */
const GROWS = CSS.supports("field-sizing", "content");

/** Above this, measuring the box at each key would make typing slow; it is at its greatest height anyway. */
const MEASURED = 20_000;

export class Box {
  constructor(draft, onType, onSend, words = { label: word("Script_Message"), send: word("Script_Send"), hint: word("Script_NewLine") }) {
    this.words = words;
    this.area = make("textarea", "ta", { "aria-label": words.label, placeholder: words.label, dir: "auto", rows: "1" });
    this.area.style.cssText = "display:block;width:100%;max-height:40vh;resize:none;border:0;outline:0;background:none;color:inherit;"
      + "overflow-y:auto;box-sizing:border-box;field-sizing:content";
    this.count = make("span", "cnt", { dir: "ltr" });
    this.hint = make("span", "hint", {}, words.hint);
    this.send = button("btn primary sm", words.send, onSend, words.label === word("Script_Message") ? "Send" : null);
    this.area.value = draft.text;
    this.tools = formatting(this.area);
    this.mentions = new Mentions(this.area, draft.room, () => this.fit());
    this.area.addEventListener("input", () => {
      onType(this.area.value);
      this.fit();
    });
    this.area.addEventListener("keydown", e => {
      // 229: the key belongs to an input method; some browsers have ended the composition by then.
      if (e.key === "Enter" && !e.shiftKey && !e.isComposing && e.keyCode !== 229) {
        e.preventDefault();
        onSend();
      }
    });
  }

  get value() {
    return this.area.value;
  }

  set value(text) {
    this.area.value = text;
    this.mentions.close();
    this.fit();
  }

  get caret() {
    const { selectionStart: start, selectionEnd: end, selectionDirection: direction, scrollTop } = this.area;
    return { start, end, direction, scrollTop };
  }

  /** Takes the focus without moving the page; with a caret, as it stood in the element before. */
  focus(caret = null) {
    this.area.focus({ preventScroll: true });
    if (caret) {
      this.area.setSelectionRange(caret.start, caret.end, caret.direction);
      this.area.scrollTop = caret.scrollTop;
    }
  }

  /** Height, counter and button for the text that stands in the box. */
  fit() {
    const length = this.area.value.length;
    if (!GROWS) {
      this.area.style.height = length > MEASURED ? "40vh" : "auto";
      if (length <= MEASURED) {
        this.area.style.height = `${this.area.scrollHeight}px`;
      }
    }
    const isOver = length > LONGEST;
    this.count.textContent = isOver ? word("Script_TooLong", number(length - LONGEST))
      : length >= COUNTED_FROM ? word("Script_Count", number(length), number(LONGEST)) : "";
    this.count.classList.toggle("over", isOver);
    const taking = this.mentions.element.matches(".cm") ? word("Script_ChooseCommand") : word("Script_EnterTakes");
    this.hint.textContent = this.count.textContent ? "" : this.mentions.isOpen ? taking : this.words.hint;
    this.count.setAttribute("aria-live", isOver ? "polite" : "off");
    if (isOver) {
      this.send.setAttribute("aria-disabled", "true");
    } else {
      this.send.removeAttribute("aria-disabled");
    }
  }
}

// What is attached, above the box of the composer, and the button for it. The box's own keys and its text are the composer's business.
import { button, make } from "../shell/elements.js";
import { word } from "../shell/words.js";
import { Tile } from "./attach-tile.js";
import { Attached } from "./attached.js";
import { note } from "./note.js";

export class AttachStrip {
  #attached;
  #tiles = make("div", "files", { role: "list", "aria-label": word("Script_Attached") });
  #said = make("div");
  #drawn = new Map();
  #input = make("input", "", { type: "file", multiple: "", hidden: "" });
  #box;
  #onReady;
  #isWanted = false;

  /** `onReady` is called when all that was on its way is there, if somebody wanted to send before. */
  constructor(draft, box, onReady) {
    this.#attached = Attached.of(draft.user, draft.room);
    this.#box = box;
    this.#onReady = onReady;
    this.element = make("div", "", {}, this.#tiles, this.#said, this.#input);
    this.button = button("ib", "", () => this.#input.click(), "AttachFile");
    this.button.setAttribute("aria-label", word("Script_Attach"));
    this.button.title = word("Script_AttachHint");
    this.#input.addEventListener("change", () => {
      this.#attached.add([...this.#input.files]);
      this.#input.value = "";
      box.focus();
    });
    box.area.addEventListener("paste", e => {
      // What a word processor copies is a text and a picture of it: the text is meant.
      const files = [...e.clipboardData?.files ?? []];
      if (files.length > 0 && !e.clipboardData.types.includes("text/plain")) {
        e.preventDefault();
        this.#attached.add(files);
      }
    });
    box.area.addEventListener("input", () => this.#isWanted && this.#want(false));
    this.#attached.onchange = () => this.#show();
    this.#show();
  }

  /** The files for a message; null while some are on their way: then it goes out when they are there, unless its author types on. */
  ready() {
    const isComing = this.#attached.coming.length > 0;
    isComing && this.#want(true);
    return isComing ? null : this.#attached.there.map(({ id, name, size: bytes, isPicture }) => ({ id, name, size: bytes, isPicture }));
  }

  /** They are in the outbox. */
  take() {
    this.#attached.take();
  }

  give(files) {
    this.#attached.give(files);
  }

  #want(isWanted) {
    this.#isWanted = isWanted;
    this.#hint();
  }

  #hint() {
    const [coming] = this.#attached.coming;
    const label = this.#isWanted && coming ? word("Script_GoesWhenUp", coming.name) : null;
    if (label) {
      this.#box.hint.textContent = label;
    } else {
      this.#box.fit();
    }
  }

  #show() {
    const { files, said } = this.#attached;
    for (const [file, tile] of this.#drawn) {
      if (!files.includes(file)) {
        tile.element.remove();
        this.#drawn.delete(file);
      }
    }
    files.forEach((file, i) => {
      const tile = this.#drawn.get(file) ?? new Tile(file, this.#attached, this.#box);
      this.#drawn.set(file, tile);
      if (this.#tiles.children[i] !== tile.element) {
        this.#tiles.insertBefore(tile.element, this.#tiles.children[i] ?? null);
      }
      tile.show();
    });
    this.#tiles.hidden = files.length === 0;
    if (this.#said.textContent !== (said ?? "")) {
      this.#said.replaceChildren(...(said ? [note("bad", "alert", said)] : []));
    }
    if (this.#isWanted) {
      this.#hint();
      if (this.#attached.coming.length === 0) {
        this.#isWanted = false;
        this.#onReady();
      }
    }
  }
}

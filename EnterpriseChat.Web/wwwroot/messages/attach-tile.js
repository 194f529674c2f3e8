// One attached file above the box of the composer.
import { button, icon, make } from "../shell/elements.js";
import { word } from "../shell/words.js";
import { size, thumbnail } from "./attach-draw.js";

/** One file: what it is, how far it is, and how to get rid of it. */
export class Tile {
  #file;
  #shown = "";
  #picture = make("span", "th");
  #about = make("span", "meta num cut");
  #again;
  #bar = make("span", "bar-p", { role: "progressbar", "aria-valuemin": "0", "aria-valuemax": "100" }, make("i"));

  constructor(file, attached, box) {
    this.#file = file;
    this.#again = button("btn quiet sm", word("Script_Retry"), () => attached.retry(file));
    const remove = button("ib", "", () => {
      attached.remove(file);
      box.focus();
    }, "Close");
    remove.setAttribute("aria-label", word("Script_RemoveFile", file.name));
    remove.title = word("Script_RemoveFile", file.name);
    this.#bar.setAttribute("aria-label", file.name);
    this.element = make("div", "fl", { role: "listitem" }, this.#picture,
      make("span", "grow", {}, make("span", "cut", { title: file.name, dir: "auto" }, file.name), this.#about), this.#again, remove, this.#bar);
  }

  show() {
    const { state, sent = 0, size: bytes, said } = this.#file;
    const isBad = state === "refused" || state === "failed";
    if (this.#shown !== state) {
      this.#shown = state;
      this.element.classList.toggle("err", isBad);
      this.#again.hidden = state !== "failed";
      this.#bar.hidden = state !== "goes" && state !== "waits";
      this.#picture.replaceChildren(state === "there" && this.#file.isPicture ? thumbnail(this.#file.id) : icon(isBad ? "ErrorOutline" : "Description"));
      this.#about.toggleAttribute("role", false);
      if (isBad) {
        this.#about.setAttribute("role", "alert");
      }
    }
    const about = isBad ? said : state === "goes" ? word("Script_UploadProgress", size(sent), size(bytes)) : size(bytes);
    if (this.#about.textContent !== about) {
      this.#about.textContent = about;
      this.#about.title = isBad ? about : "";
    }
    const percent = String(bytes > 0 ? Math.floor(100 * sent / bytes) : 0);
    this.#bar.setAttribute("aria-valuenow", percent);
    this.#bar.firstElementChild.style.width = `${percent}%`;
  }
}

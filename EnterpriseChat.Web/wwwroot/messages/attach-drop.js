// Files that are dragged onto a room are attached to its draft. Beside it nothing happens: a browser would leave the page for the file.
import { icon, make } from "../shell/elements.js";
import { word } from "../shell/words.js";
import { Attached } from "./attached.js";

/** What lies over the room while files are above it. */
let sign = null;

function placeOf(e) {
  const composer = document.querySelector("chat-composer");
  return composer?.getAttribute("room") && e.target.closest?.("[role=tabpanel]")?.contains(composer) ? composer : null;
}

function show(composer) {
  sign ??= make("div", "drop", { "aria-hidden": "true" }, icon("AttachFile"), make("span", "", {}, word("Script_DropHere")));
  const { left, top, width, height } = composer.closest("[role=tabpanel]").getBoundingClientRect();
  Object.assign(sign.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  document.body.append(sign);
}

function hide() {
  sign?.remove();
}

const hasFiles = e => e.dataTransfer?.types.includes("Files");

document.addEventListener("dragover", e => {
  if (!hasFiles(e)) {
    return;
  }
  e.preventDefault();
  const composer = placeOf(e);
  e.dataTransfer.dropEffect = composer ? "copy" : "none";
  composer ? show(composer) : hide();
});

document.addEventListener("dragleave", e => e.relatedTarget === null && hide());

document.addEventListener("drop", e => {
  hide();
  if (!hasFiles(e)) {
    return;
  }
  e.preventDefault();
  const composer = placeOf(e);
  if (composer) {
    Attached.of(composer.getAttribute("user"), composer.getAttribute("room")).add([...e.dataTransfer.files]);
    composer.querySelector("textarea")?.focus({ preventScroll: true });
  }
});

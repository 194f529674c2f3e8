// Files as words and as the list of messages draws them (Messages/MessageFiles.cs draws the same).
import { icon, make } from "../shell/elements.js";
import { word } from "../shell/words.js";

const KILO = 1024;

/** A number of bytes as people say it. */
export function size(bytes) {
  const said = (value, digits) => new Intl.NumberFormat(document.documentElement.lang || undefined, { maximumFractionDigits: digits }).format(value);
  return bytes < KILO ? word("Script_Bytes", bytes)
    : bytes < KILO * 1000 ? word("Script_Kilobytes", said(bytes / KILO, 0))
    : word("Script_Megabytes", said(bytes / KILO / KILO, 1));
}

/** Where a file is. */
export function address(id, part = "") {
  return new URL(`files/${encodeURIComponent(id)}${part}`, document.baseURI).href;
}

/** The thumbnail of a picture; decoration, its name stands beside it. */
export function thumbnail(id) {
  return make("img", "", { src: address(id, "/thumbnail"), alt: "", decoding: "async" });
}

/** The files of a message on its way. */
export function sent(files) {
  const link = (look, file, ...parts) => make("a", look, { href: address(file.id), download: file.name, "aria-label": file.name, title: file.name }, ...parts);
  return make("div", "sent", {},
    ...files.filter(file => file.isPicture).map(file => link("shot", file, thumbnail(file.id))),
    ...files.filter(file => !file.isPicture).map(file => link("fl", file, make("span", "th", {}, icon("Description")),
      make("span", "grow", {}, make("span", "cut", { dir: "auto" }, file.name), make("span", "meta num", {}, size(file.size))), icon("FileDownload"))));
}

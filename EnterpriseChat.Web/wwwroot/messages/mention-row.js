// One row of the completion: a person as the users list shows one, or everyone who is there.
import { icon, make } from "../shell/elements.js";
import { word } from "../shell/words.js";
import { wordAt } from "./mention-text.js";

/** What is put into the text for it, and what it is found by. */
export function named(person) {
  return { insert: person.userName, names: [person.name, person.userName], draw: begin => drawPerson(person, begin) };
}

export function everyone() {
  return { insert: "here", names: ["here"], draw: begin => drawHere(begin) };
}

function drawPerson(person, begin) {
  const name = make("span", "nm cut", { dir: "auto", title: person.name });
  name.append(...marked(person.name, begin));
  const user = make("span", "un cut", { dir: "auto" });
  user.append(...(wordAt(person.name, begin) < 0 ? marked(person.userName, begin) : [person.userName]));
  return [face(person), name, person.mark ? make("span", "chip warn", {}, person.mark) : null, user, make("span", "meta", {}, person.word)];
}

function drawHere(begin) {
  const name = make("span", "nm");
  name.append("@", ...marked("here", begin));
  return [icon("Groups"), name, make("span", "un cut", {}, word("Script_HereDoes"))];
}

function face(person) {
  const space = "http://www.w3.org/2000/svg";
  const dot = document.createElementNS(space, "svg");
  dot.setAttribute("class", `st ${person.status}`);
  dot.setAttribute("viewBox", "0 0 10 10");
  dot.setAttribute("fill", "currentColor");
  const path = document.createElementNS(space, "path");
  path.setAttribute("fill-rule", "evenodd");
  path.setAttribute("d", person.shape);
  dot.append(path);
  return make("span", `av sm a${Number(person.colour)}`, { "aria-hidden": "true" }, person.initials, dot);
}

/** The name with the letters that were typed in bold. */
function marked(name, begin) {
  const at = begin ? wordAt(name, begin) : -1;
  const end = at + begin.length;
  return at < 0 ? [name] : [name.slice(0, at), make("b", "", {}, name.slice(at, end)), name.slice(end)].filter(part => part !== "");
}

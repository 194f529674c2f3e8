// A line that a box says about what is typed in it.
import { icon, make } from "../shell/elements.js";

export function note(kind, role, content, ...buttons) {
  const element = make("div", `note ${kind}`.trim(), { role }, kind === "bad" ? icon("ErrorOutline") : icon("Schedule"),
    make("span", "grow", { dir: "auto" }, content), ...buttons);
  element.style.margin = "4px 8px";
  return element;
}

// The commands of an issue chat, as rows of the completion. The server decides what a message does; this only says what there is.
import { make } from "../shell/elements.js";
import { word } from "../shell/words.js";
import { typedMention } from "./mention-text.js";

/** What stands behind each, and what it does. */
const COMMANDS = {
  assign: ["Script_AssignWhom", "Script_Assign"],
  status: ["Script_StatusWhat", "Script_Status"],
  priority: ["Script_PriorityWhat", "Script_Priority"],
  due: ["Script_DueWhen", "Script_Due"],
  invite: ["Script_InviteWhom", "Script_Invite"],
  decision: ["Script_DecisionWhat", "Script_Decision"],
};

/** What is being typed in front of the caret: a command as the first word of a message where there are some, or a mention; null for neither. */
export function typedIn(area, caret) {
  const begin = area.value.slice(0, caret);
  return area.closest("[commands]") && /^\/[a-z]*$/u.test(begin) ? { at: 0, begin: begin.slice(1), isCommand: true } : typedMention(area.value, caret);
}

/** The commands that begin so. */
export function commandsOf(begin) {
  return Object.keys(COMMANDS).filter(name => name.startsWith(begin)).map(name => ({ insert: name, sign: "/", names: [name], draw: () => draw(name) }));
}

/** Says what a list offers. */
export function title(element, list, foot, isCommand) {
  list.setAttribute("aria-label", word(isCommand ? "Script_Commands" : "Script_MentionsOf"));
  foot.textContent = isCommand ? word("Script_CommandsDo") : word("Script_MentionsOf");
  element.classList.toggle("cm", isCommand === true);
}

function draw(name) {
  const [behind, does] = COMMANDS[name];
  return [make("code", "", {}, `/${name}`), make("span", "un cut", {}, word(behind)), make("span", "meta", {}, word(does))];
}

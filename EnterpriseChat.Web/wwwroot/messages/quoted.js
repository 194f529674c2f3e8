// <chat-quoted room number>: one line of what a message answers, as it is when it is looked at: the browser keeps its number alone.
import { icon, make } from "../shell/elements.js";
import { word } from "../shell/words.js";

/** Its first line; of one without text its first file. */
const lineOf = article =>
  (article.querySelector(".tx")?.innerText.trim() || article.querySelector(".sent a")?.getAttribute("aria-label") || "").split("\n")[0];

/** Name and first line of a message that the page shows; null when it does not. */
function shown(number) {
  const article = document.querySelector(`chat-log article[data-number="${number}"]`);
  // The first message of its group has the name.
  let head = article;
  while (head && !head.matches("article.head")) {
    head = head.previousElementSibling;
  }
  return article && { name: head?.querySelector(".by b")?.textContent ?? "", line: lineOf(article) };
}

/** The same of one that the page does not show; null when the line is away. */
async function asked(room, number) {
  try {
    const address = `api/v1/rooms/${encodeURIComponent(room)}/messages/${number}/line`;
    const answer = await fetch(new URL(address, document.baseURI), { credentials: "same-origin", redirect: "manual" });
    const body = answer.ok ? await answer.json() : null;
    return typeof body?.name === "string" && typeof body.line === "string" ? body : null;
  } catch {
    return null;
  }
}

class Quoted extends HTMLElement {
  #asks = null;
  #drawn = null;

  connectedCallback() {
    document.addEventListener("chat-log-moved", this.#look);
    this.#look();
  }

  disconnectedCallback() {
    document.removeEventListener("chat-log-moved", this.#look);
  }

  /** After any change of the list. */
  #look = () => {
    const number = Number(this.getAttribute("number"));
    const quoted = shown(number);
    this.#draw(quoted);
    if (!quoted) {
      this.#asks ??= asked(this.getAttribute("room"), number).then(answer => this.#draw(shown(number) ?? answer));
    }
  };

  #draw(quoted) {
    const drawn = quoted ? `${quoted.name}\n${quoted.line}` : "";
    if (this.#drawn === null || (drawn !== "" && drawn !== this.#drawn)) {
      this.#drawn = drawn;
      const name = quoted?.name ?? word("Script_MessageNumber", this.getAttribute("number"));
      this.replaceChildren(icon("Reply"), ...(this.hasAttribute("strip")
        ? [make("span", "cut grow", { dir: "auto" }, quoted ? word("Script_ReplyTo", name, quoted.line) : word("Script_ReplyToNumber", name))]
        : [make("b", "", { dir: "auto" }, name), make("span", "cut", { dir: "auto" }, quoted?.line ?? "")]));
    }
  }
}

customElements.define("chat-quoted", Quoted);

/** As the list draws what a message answers; it leads nowhere yet. */
export const quote = (room, reply) => make("chat-quoted", "rq", { room, number: reply.number });

/** The same in the line above the box. */
export const quoteInStrip = (room, reply) => make("chat-quoted", "quoted", { room, number: reply.number, strip: "" });

// What the pages of issues do by themselves: a link is copied while the browser still counts it as the person's own act, and older entries
// of a history come as one scrolls.
import { copy } from "../shell/elements.js";

document.addEventListener("chat-act", async e => {
  const [kind, key] = e.detail.of.split(":");
  if (kind === "issue" && e.detail.what === "copy-link") {
    await copy(new URL(`issues/${key}`, document.baseURI).href);
  }
});

document.addEventListener("click", async e => {
  const button = e.target.closest?.("button[data-copy-link]");
  if (button) {
    await copy(new URL(button.dataset.copyLink, document.baseURI).href);
  }
});

class ChatMore extends HTMLElement {
  #seen = new IntersectionObserver(entries => entries.some(e => e.isIntersecting) && this.querySelector("button")?.click(), { rootMargin: "200px" });

  connectedCallback() {
    this.#seen.observe(this);
  }

  disconnectedCallback() {
    this.#seen.disconnect();
  }
}

customElements.define("chat-more", ChatMore);

// <notification-permission>: whether this browser may show notifications. It asks from the button only, never by itself. One with data-once
// stands on the page until somebody has answered it.
import { read, write } from "../shell/store.js";
import { signedIn } from "../shell/words.js";

/** Where a browser keeps that the user does not want to be asked now. */
const later = () => `notices-later:${signedIn()}`;

class NotificationPermission extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#clicked);
    // What Blazor draws into it comes after it.
    queueMicrotask(() => this.#show());
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#clicked);
  }

  #clicked = async e => {
    const button = e.target.closest("button");
    if (button?.matches("[data-not-now]")) {
      write(later(), { at: Date.now() });
    } else if (button) {
      await Notification.requestPermission();
    }
    this.#show();
  };

  /** Plain http has no notifications at all. */
  #show() {
    const state = globalThis.Notification?.permission ?? "none";
    for (const part of this.querySelectorAll("[data-for]")) {
      part.hidden = part.dataset.for !== state;
    }
    if ("once" in this.dataset) {
      this.hidden = state !== "default" || read(later()) !== null;
    }
  }
}

customElements.define("notification-permission", NotificationPermission);

// <notification-permission>: whether this browser may show notifications. It asks from the button only, never by itself.

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
    if (e.target.closest("button")) {
      await Notification.requestPermission();
      this.#show();
    }
  };

  /** Plain http has no notifications at all. */
  #show() {
    const state = globalThis.Notification?.permission ?? "none";
    for (const part of this.querySelectorAll("[data-for]")) {
      part.hidden = part.dataset.for !== state;
    }
  }
}

customElements.define("notification-permission", NotificationPermission);

// <lost-room>: the notice that a room was lost. Whoever typed in it is not left nowhere, but at the tab that is in front now.
customElements.define("lost-room", class extends HTMLElement {
  connectedCallback() {
    // The room's panel leaves with the same batch, after the notice came.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) {
        document.querySelector("[role=tab][aria-selected=true]")?.focus();
      }
    });
  }
});

// Where the focus was when a context menu opened, and where it goes when the menu closes: rows are redrawn meanwhile, come and go.

const FOCUSABLE = "a[href], button, [tabindex]";

const all = value => [...document.querySelectorAll(`[data-menu="${CSS.escape(value)}"]`)];

/** Whether the thing with this value still stands in the page. */
export const isThere = value => all(value).length > 0;

/** Remembers the focus at the opening; what it gives puts the focus back. */
export function home(host) {
  const { menu: value } = host.dataset;
  const place = all(value).indexOf(host);
  const focused = document.activeElement === document.body ? null : document.activeElement;
  const isButton = focused?.matches("[data-menu-button]");
  const around = host.parentElement?.closest(FOCUSABLE);
  const inside = again => again?.querySelector(isButton ? "[data-menu-button]" : FOCUSABLE) ?? null;
  return () => {
    const same = all(value);
    const again = same[Math.min(place, same.length - 1)];
    const to = focused?.isConnected ? focused : again?.matches(FOCUSABLE) && !isButton ? again : inside(again) ?? around;
    to?.focus({ preventScroll: true });
  };
}

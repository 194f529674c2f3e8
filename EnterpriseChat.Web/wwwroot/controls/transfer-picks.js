// What is picked in a list of a <transfer-list>: what the server knows, and on top of it what it has not heard yet.

/** Where a row stands in its list. */
export const place = row => Number(row.getAttribute("aria-posinset")) - 1;

const isBetween = (at, one, other) => at >= Math.min(one, other) && at <= Math.max(one, other);

/** Whether a row is picked once the server has heard this too. */
export function after(isPicked, row, { verb, parts: [one, other] }) {
  switch (verb) {
    case "only": return row.dataset.key === one.key;
    case "toggle": return row.dataset.key === one.key ? !isPicked : isPicked;
    case "range": return isBetween(place(row), one.at, other.at);
    case "extend": return isPicked || isBetween(place(row), one.at, other.at);
    case "all": return true;
    default: return isPicked;
  }
}

/** How many are picked once the server has heard this too. */
export function counted(count, size, { verb, parts: [one, other], adds }) {
  switch (verb) {
    case "only": return 1;
    case "toggle": return count + adds;
    case "range": return Math.abs(one.at - other.at) + 1;
    case "all": return size;
    default: return count;
  }
}

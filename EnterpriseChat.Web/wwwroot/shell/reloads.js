// When this tab last loaded itself afresh: a page that dies again and again must not load in a tight circle.
const WITHIN = 60_000;

/** The times of the last minute. */
export function reloads() {
  try {
    return JSON.parse(sessionStorage.getItem("reloads") ?? "[]").filter(at => Date.now() - at < WITHIN);
  } catch {
    return [];
  }
}

export function remember(times) {
  try {
    sessionStorage.setItem("reloads", JSON.stringify(times.slice(-8)));
  } catch {
    // Switched off: then there is no guard.
  }
}

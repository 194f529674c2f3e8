// One tab at a time does a piece of work.

/** A tab that dies holds its lease this long; longer than one request may take. */
const LEASE = 15_000;
const me = String(Math.random());
let isHeld = false;

/** Runs the work if no other tab does. Returns whether it ran. Nothing is waited for: whoever has the lock does all there is. */
export async function alone(name, work) {
  if (navigator.locks) {
    return navigator.locks.request(name, { ifAvailable: true }, async lock => {
      if (lock) {
        await work();
      }
      return lock !== null;
    });
  }
  // Plain http has no locks. A lease can be taken by two tabs in the same instant; then the server's client ids keep messages single.
  if (isHeld || !take(name)) {
    return false;
  }
  isHeld = true;
  const renewal = setInterval(() => take(name), LEASE / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    isHeld = false;
    release(name);
  }
  return true;
}

function take(name) {
  try {
    const [owner, until] = (localStorage.getItem(`lease:${name}`) ?? "").split(" ");
    const left = Number(until) - Date.now();
    // A lease far in the future is one of a clock that was set back since.
    if (owner && owner !== me && left > 0 && left <= LEASE) {
      return false;
    }
    localStorage.setItem(`lease:${name}`, `${me} ${Date.now() + LEASE}`);
    return localStorage.getItem(`lease:${name}`)?.startsWith(me) ?? false;
  } catch {
    return true;
  }
}

function release(name) {
  try {
    if (localStorage.getItem(`lease:${name}`)?.startsWith(me)) {
      localStorage.removeItem(`lease:${name}`);
    }
  } catch {
    // Switched off.
  }
}

// Asks the server whom an @ may mean. What it answered is forgotten soon: rights change.
const FRESH = 5000;
const PAUSE = 80;

/** The last answer, for who closes the list and opens it again. */
let last = null;
let abort = null;
let timer = 0;

/** Calls back with {people, here} unless another question came in between; with nobody when the room is not there or the line is away. */
export function ask(room, begin, then) {
  stop();
  const key = `${room} ${begin.toLocaleLowerCase()}`;
  if (last?.key === key && Date.now() - last.at < FRESH) {
    then(last.answer);
    return;
  }
  timer = setTimeout(async () => {
    const mine = abort = new AbortController();
    const answer = await fetched(room, begin, mine.signal);
    if (abort === mine) {
      last = { key, answer, at: Date.now() };
      then(answer);
    }
  }, PAUSE);
}

export function stop() {
  clearTimeout(timer);
  abort?.abort();
  abort = null;
}

async function fetched(room, begin, signal) {
  try {
    const address = new URL(`api/v1/rooms/${encodeURIComponent(room)}/mentions`, document.baseURI);
    address.searchParams.set("begin", begin);
    const answer = await fetch(address, { credentials: "same-origin", redirect: "manual", signal });
    const body = answer.ok ? await answer.json() : null;
    return { people: Array.isArray(body?.people) ? body.people : [], here: body?.here === true };
  } catch {
    return { people: [], here: false };
  }
}

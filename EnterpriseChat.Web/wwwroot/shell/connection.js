// The bar that says that the connection is away, and the way back. Not modal: one goes on reading and writing (Blazor's own would
// make the page inert).
import { showBack, showLost } from "./connection-line.js";
import { button } from "./elements.js";
import { reloads, remember } from "./reloads.js";
import { word } from "./words.js";

/** Blazor tells of the connection by events at an element of this name, which it would draw as a dialog: it stays empty. */
const teller = document.getElementById("components-reconnect-modal");
/** A page that is being typed in is not reloaded. */
const QUIET = 1200;
/** The server's close status for a page that sent far more than a page does. */
const FLOODED = 4429;

let open = 0;
let lastHeard = Date.now();
let lastKey = 0;
let isComposing = false;
let isRecovering = false;
let isLeaving = false;
let isLost = false;
let wasFlooded = false;

/** Something came from the server. */
export function heard() {
  lastHeard = Date.now();
}

/** Looks after an open connection: Blazor does not announce every end of a circuit. */
export function watch(socket) {
  heard();
  open++;
  socket.addEventListener("close", e => {
    open--;
    wasFlooded = e.code === FLOODED;
    setTimeout(() => open > 0 || isLost || isLeaving || recover(), 1000);
  });
}

/** The circuit is gone for good: the page loads afresh as soon as the server answers and nobody types. Texts are in the drafts. */
export async function recover() {
  if (isRecovering) {
    return;
  }
  isRecovering = true;
  lost();
  const loads = reloads();
  await wait(loads.length < 2 ? 0 : Math.min(1000 * 2 ** loads.length, 60_000) * (0.75 + Math.random() / 2));
  while (!await answers() || isComposing || Date.now() - lastKey < QUIET) {
    await wait(400 + Math.random() * 400);
  }
  remember([...loads, Date.now()]);
  location.reload();
}

async function answers() {
  try {
    return (await fetch(new URL("health/live", document.baseURI), { cache: "no-store", signal: AbortSignal.timeout?.(4000) })).ok;
  } catch {
    return false;
  }
}

function lost() {
  if (isLost) {
    return;
  }
  isLost = true;
  document.documentElement.dataset.connection = "lost";
  const time = new Date(lastHeard).toLocaleTimeString(document.documentElement.lang || undefined, { hourCycle: "h23",
    hour: "2-digit", minute: "2-digit", second: "2-digit" });
  showLost(word(wasFlooded ? "Script_ConnectionFlooded" : "Script_ConnectionLost", time), button("btn quiet sm", word("Script_TryNow"), tryNow));
}

function back() {
  if (!isLost || isRecovering) {
    return;
  }
  isLost = false;
  delete document.documentElement.dataset.connection;
  showBack();
  dispatchEvent(new Event("chat-connected"));
}

async function tryNow() {
  if (isRecovering) {
    return;
  }
  try {
    // False: the server answers and does not know the circuit any more.
    if (await Blazor.reconnect() === false) {
      recover();
    }
  } catch {
    // Still away; Blazor goes on trying.
  }
}

function wait(milliseconds) {
  return new Promise(done => setTimeout(done, milliseconds));
}

teller?.addEventListener("components-reconnect-state-changed", e => {
  switch (e.detail.state) {
    case "show":
    case "retrying":
      lost();
      break;
    case "hide":
      back();
      break;
    case "failed":
      // Blazor's own row of attempts also ends like this when `Try now` was faster and the connection is there.
      if (isLost) {
        recover();
      }
      break;
    case "rejected":
    case "resume-failed":
      recover();
      break;
  }
});
for (const type of ["keydown", "input", "compositionend"]) {
  addEventListener(type, () => lastKey = Date.now(), true);
}
addEventListener("compositionstart", () => isComposing = true, true);
addEventListener("compositionend", () => isComposing = false, true);
addEventListener("pagehide", () => isLeaving = true);
addEventListener("pageshow", () => isLeaving = false);

// Starts Blazor with patience: it never gives up, notices a dead line within ten seconds and does not come back together with everybody.
import { heard, recover, watch } from "./connection.js";

const LONGEST_RETRY = 4000;

/** The live connection, which tells when it last heard from the server: every message counts, the server's pings too. */
class HeardSocket extends WebSocket {
  constructor(...values) {
    super(...values);
    this.addEventListener("message", heard);
    this.addEventListener("open", () => watch(this));
  }
}

const retry = attempt => Math.min(250 * 2 ** Math.min(attempt, 5), LONGEST_RETRY) * (0.75 + Math.random() / 2);

async function start() {
  try {
    await Blazor.start({
      circuit: {
        // The server's clients are many: after its restart they come back spread over some seconds.
        reconnectionOptions: { maxRetries: 1_000_000, retryIntervalMilliseconds: retry },
        configureSignalR: builder => builder
          // Without the negotiation request it does not matter which server answers it.
          .withUrl(new URL("_blazor", document.baseURI).href, { skipNegotiation: true, transport: 1, WebSocket: HeardSocket })
          .withKeepAliveInterval(3000)
          .withServerTimeout(10_000),
      },
    });
  } catch {
    // The server went away between the page and its connection.
    recover();
  }
}

// Sign-in and other plain pages carry no Blazor script.
if (window.Blazor) {
  void start();
}

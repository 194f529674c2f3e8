// One attempt to keep a draft on the server.

/** Puts a draft on the server; returns the time under which it is kept there, or null when it was not acknowledged. */
export async function putDraft(user, room, text, at, leaving) {
  try {
    const answer = await fetch(new URL(`api/v1/rooms/${encodeURIComponent(room)}/draft`, document.baseURI), {
      method: "PUT",
      credentials: "same-origin",
      redirect: "manual",
      keepalive: leaving,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user, text, typedAt: at }),
      signal: AbortSignal.timeout?.(10_000),
    });
    if (!answer.ok) {
      return null;
    }
    const body = await answer.json().catch(() => null);
    return typeof body?.typedAt === "string" ? body.typedAt : at;
  } catch {
    return null;
  }
}

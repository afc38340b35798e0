/**
 * The other side of the Go package report/server: a page that it shows takes its key out of the link with takeKey, asks with ask,
 * and hears what happens with listen.
 */

/** Why the server did not answer, in words that can be shown. Of status 0 it was not reached. */
export class Refused extends Error {
  constructor(readonly status: number, problem: string) {
    super(problem);
  }
}

let key = "";

/**
 * Takes the key out of the link, so that it is neither in the address nor in what the browser remembers, and keeps it for when this
 * tab is loaded anew. Whether there is one.
 */
export function takeKey(): boolean {
  const place = `key ${location.pathname}`;
  key = location.hash.slice(1) || (sessionStorage.getItem(place) ?? "");
  sessionStorage.setItem(place, key);
  history.replaceState(null, "", location.pathname);
  return key !== "";
}

/** Asks the server something. When the signal says so it is given up, there too. */
export async function ask<T>(path: string, question: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await reached(path, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify(question),
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) {
    throw await refusal(answer);
  }
  return (await answer.json()) as T;
}

async function reached(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...request, cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" });
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === "AbortError") {
      throw reason;
    }
    throw new Refused(0, "The server does not answer: it was stopped, or this device has no connection.");
  }
}

async function refusal(answer: Response): Promise<Refused> {
  const said = (await answer.json().catch(() => ({}))) as { problem?: string };
  return new Refused(answer.status, said.problem ?? `The server answers ${answer.status}.`);
}

/** What a page does with what it hears. */
export interface Listener {
  /** An event with its data; the first is called whole, and again when the page was away for too long. */
  heard: (kind: string, data: unknown) => void;
  /** live, lost (it is tried again by itself), refused (the key opens nothing any more), or ended by the server. */
  state: (state: "live" | "lost" | "refused" | "ended") => void;
}

/** How long to wait before a lost connection is tried again, in milliseconds, time after time. */
const waits = [500, 1000, 2000, 5000, 10_000];

/** Hears what happens, and goes on where it was when the connection is lost. */
export async function listen(path: string, listener: Listener): Promise<void> {
  let last = "";
  for (let lost = 0; ; lost++) {
    try {
      const headers: Record<string, string> = { Authorization: `Bearer ${key}`, Accept: "text/event-stream" };
      if (last !== "") {
        headers["Last-Event-ID"] = last;
      }
      const answer = await reached(path, { headers });
      if (answer.status === 401 || answer.status === 403) {
        listener.state("refused");
        return;
      }
      if (!answer.ok || !answer.body) {
        throw await refusal(answer);
      }
      listener.state("live");
      lost = 0;
      for await (const event of events(answer.body)) {
        last = event.id || last;
        if (event.kind === "end") {
          listener.state("ended");
          return;
        }
        listener.heard(event.kind, JSON.parse(event.data));
      }
    } catch (reason) {
      if (!(reason instanceof Refused || reason instanceof TypeError)) {
        throw reason; // a mistake of the page's own
      }
    }
    listener.state("lost");
    await new Promise((resolve) => setTimeout(resolve, waits[Math.min(lost, waits.length - 1)]));
  }
}

interface Heard { id: string; kind: string; data: string }

/** Reads events as they come. */
async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<Heard> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    const parts = (rest + value).split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const fields = new Map(part.split("\n").map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]));
      const kind = fields.get("event");
      if (kind !== undefined) {
        yield { id: fields.get("id") ?? "", kind, data: fields.get("data") ?? "null" };
      }
    }
  }
}

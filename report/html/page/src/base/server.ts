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

/** Goes to another page of the server, which takes the key on. */
export function goTo(path: string): void {
  location.replace(`${path}#${key}`);
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
  /**
   * live, lost (it is tried again by itself), refused (the key opens nothing any more), or ended by the server. Of a connection that is
   * lost: how often it was tried since, and when it is tried next, as performance.now counts.
   */
  state: (state: "live" | "lost" | "refused" | "ended", tries: number, next: number) => void;
}

/** How long to wait before a lost connection is tried again, in milliseconds, time after time. */
const waits = [500, 1000, 2000, 5000, 10_000];

/** How long nothing comes, in milliseconds, before a connection counts as lost: the server says every 15 seconds that it is there. */
const SILENCE = 40_000;

/** Hears what happens, and goes on where it was when the connection is lost. What it returns tries again at once. */
export function listen(path: string, listener: Listener): () => void {
  let waiting: (() => void) | null = null;
  const hear = async (): Promise<void> => {
    let last = "";
    for (let lost = 0; ; lost++) {
      const ended = await hearOnce(path, last, listener, (id) => {
        last = id || last;
        lost = 0;
      });
      if (ended) {
        return;
      }
      const wait = waits[Math.min(lost, waits.length - 1)] ?? 0;
      listener.state("lost", lost + 1, performance.now() + wait);
      await new Promise<void>((resolve) => {
        waiting = resolve;
        setTimeout(resolve, wait);
      });
    }
  };
  void hear();
  // A device that was asleep or without a network is back.
  addEventListener("online", () => waiting?.());
  document.addEventListener("visibilitychange", () => !document.hidden && waiting?.());
  return () => waiting?.();
}

/** Hears what happens over one connection; whether there is nothing more to hear. */
async function hearOnce(path: string, last: string, listener: Listener, seen: (id: string) => void): Promise<boolean> {
  const given = new AbortController();
  let silence = 0;
  const alive = (): void => {
    window.clearTimeout(silence);
    silence = window.setTimeout(() => given.abort(), SILENCE);
  };
  alive();
  try {
    const headers: Record<string, string> = { Authorization: `Bearer ${key}`, Accept: "text/event-stream" };
    if (last !== "") {
      headers["Last-Event-ID"] = last;
    }
    const answer = await reached(path, { headers, signal: given.signal });
    if (answer.status === 401 || answer.status === 403) {
      listener.state("refused", 0, 0);
      return true;
    }
    if (!answer.ok || !answer.body) {
      throw await refusal(answer);
    }
    listener.state("live", 0, 0);
    for await (const event of events(answer.body, alive)) {
      seen(event.id);
      if (event.kind === "end") {
        listener.state("ended", 0, 0);
        return true;
      }
      listener.heard(event.kind, JSON.parse(event.data));
    }
  } catch (reason) {
    if (!(reason instanceof Refused || reason instanceof DOMException)) {
      throw reason; // a mistake of the page's own
    }
  } finally {
    window.clearTimeout(silence);
  }
  return false;
}

interface Heard { id: string; kind: string; data: string }

/** Reads events as they come, and says of whatever comes that it does. */
async function* events(body: ReadableStream<Uint8Array>, alive: () => void): AsyncGenerator<Heard> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read().catch((reason: unknown) => {
      throw new Refused(0, String(reason)); // the connection is lost, or was given up
    });
    if (done) {
      return;
    }
    alive();
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

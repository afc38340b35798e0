import { lastThat } from "../base/search";
import type { Replay } from "./types";

/** The index of the last entry that begins at or before t; -1 if none does. */
export function lastAt(spans: readonly (readonly [number, ...unknown[]])[], t: number): number {
  return lastThat(spans.length, (i) => (spans[i]?.[0] ?? Infinity) <= t);
}

/** The instants at which anything changes: where the keys for the next and previous record go. */
export function instants(replays: Replay[]): Set<number> {
  const all = new Set<number>();
  for (const replay of replays) {
    for (const list of [replay.units, replay.sites, replay.channels, replay.steps, replay.incidents]) {
      for (const { spans } of list) {
        for (const [t] of spans) {
          all.add(t);
        }
      }
    }
  }
  return all;
}

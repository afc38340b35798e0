import { lastThat } from "../base/search";
import type { Replay } from "./types";

/** The share of the changes that the busy stretch holds. */
const BUSY = 0.6;

/** How much of the busy stretch is shown before and after it. */
const MARGIN = 0.1;

/** The busy stretch is shown by itself where it is no longer than this share of all. */
const SHORT = 1 / 3;

/** The index of the last entry that begins at or before t; -1 if none does. */
export function lastAt(spans: readonly (readonly [number, ...unknown[]])[], t: number): number {
  return lastThat(spans.length, (i) => (spans[i]?.[0] ?? Infinity) <= t);
}

/** The instants at which anything changes, in order; those at which several things do occur as often. */
export function changes(replay: Replay): number[] {
  const lists = [replay.units, replay.sites, replay.channels, replay.steps, replay.incidents];
  const states = replay.incidents.flatMap((incident) => (incident.states ?? []).map(([t]) => t));
  return [...states, ...lists.flatMap((list) => list.flatMap(({ spans }) => spans.map(([t]) => t)))].sort((a, b) => a - b);
}

/**
 * The stretch to look at first: the shortest that holds most of the changes after the beginning, with some time on either side. All,
 * where the changes are spread.
 */
export function busyStretch(changes: number[], from: number, to: number): [from: number, to: number] {
  const later = changes.filter((t) => t > from);
  const many = Math.ceil(later.length * BUSY);
  let best: [number, number] = [from, to];
  for (let i = 0; i + many <= later.length && many > 1; i++) {
    const first = later[i] ?? from;
    const last = later[i + many - 1] ?? to;
    if (last - first < best[1] - best[0]) {
      best = [first, last];
    }
  }
  const length = best[1] - best[0];
  return length > (to - from) * SHORT ? [from, to] : [best[0] - length * MARGIN, best[1] + length * MARGIN];
}

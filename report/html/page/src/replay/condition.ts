import { lastAt } from "./instants";
import { spanAt, wordOf } from "./state";
import type { Condition, Incident, Replay } from "./types";

/** How many of the incidents of a condition are in one of its states from an instant on. */
export type Count = [t: number, n: number];

/** How many incidents are in each state over time, in the order of the states. Those that have closed stay in their last one. */
export function statesOver(replay: Replay, condition: Condition): Count[][] {
  const changes = new Map<number, Map<number, number>>(condition.states.map((state) => [state, new Map<number, number>()]));
  const note = (state: number, t: number, by: number): void => {
    const at = changes.get(state);
    at?.set(t, (at.get(t) ?? 0) + by);
  };
  for (const { states } of ofCondition(replay, condition)) {
    states?.forEach(([t, state], i) => {
      note(state, t, 1);
      const next = states[i + 1];
      if (next) {
        note(state, next[0], -1);
      }
    });
  }
  return condition.states.map((state) => {
    let n = 0;
    return [...(changes.get(state) ?? [])].sort(([a], [b]) => a - b).map(([t, by]): Count => [t, n += by]);
  });
}

/** How many there are at t. */
export function countAt(counts: readonly Count[], t: number): number {
  return counts[lastAt(counts, t)]?.[1] ?? 0;
}

/** The incidents that have a condition. */
export function ofCondition(replay: Replay, condition: Condition): Incident[] {
  return replay.incidents.filter(({ of }) => of === condition.of);
}

/** The state in which an incident is at t, and since when; none before it begins, and without a condition. */
export function stateAt(replay: Replay, incident: string, t: number): { state: string; since: number } | undefined {
  const found = replay.incidents.find(({ id }) => wordOf(replay, id) === incident);
  const span = spanAt(found?.states ?? [], t);
  return span && { state: wordOf(replay, span[1]), since: span[0] };
}

import { countAt, ofCondition, statesOver } from "../condition";
import { lastAt } from "../instants";
import { wordOf } from "../state";
import type { Condition, Replay } from "../types";
import type { Bar, Row } from "./model";

/** A row for each state of a condition that occurs: how many incidents are in it, as the height of what is filled. */
export function conditionRows(replay: Replay, condition: Condition): Row[] {
  const total = ofCondition(replay, condition).length;
  const over = statesOver(replay, condition);
  const most = Math.max(1, ...over.flat().map(([, n]) => n));
  return over.map((counts, i): Row => {
    const state = wordOf(replay, condition.states[i] ?? 0);
    const bars = counts.flatMap(([from, n], k): Bar[] => n === 0 ? [] : [{ from, to: counts[k + 1]?.[0] ?? replay.to, phase: "state", level: n / most }]);
    const label = total === 1 ? state : `${state}, ${Math.max(0, ...counts.map(([, n]) => n))} at most`;
    return {
      key: `state ${wordOf(replay, condition.of)} ${state}`, label, short: label, bars: bars.filter(({ from, to }) => to > from),
      longest: bars.reduce((length, { from, to }) => Math.max(length, to - from), 0),
      tell: (t) => {
        const n = countAt(counts, t);
        const at = lastAt(counts, t);
        return {
          from: counts[at]?.[0] ?? replay.from, to: counts[at + 1]?.[0] ?? replay.to,
          words: total === 1 ? (n > 0 ? state : "") : `${n} of ${total} ${state}`,
        };
      },
    };
  });
}

import { wordOf } from "../state";
import type { Beat, Replay } from "../types";

/** A line of the stories of two runs: when it is in one, in the other, or in both. */
export interface Both {
  before?: number;
  now?: number;
  who: string;
  what: string;
}

/** The stories of two runs as one, in the order of time: of each step the first line of one is the first of the other, and so on. */
export function storyOfBoth(before: Replay, now: Replay): Both[] {
  const old = byStep(before);
  const lines: Both[] = [];
  for (const [step, beats] of byStep(now)) {
    beats.forEach((beat, i) => {
      const was = old.get(step)?.[i];
      lines.push({ ...words(now, beat), now: beat[0], ...(was ? { before: was[0] } : {}) });
    });
    (old.get(step) ?? []).slice(beats.length).forEach((beat) => lines.push({ ...words(before, beat), before: beat[0] }));
    old.delete(step);
  }
  for (const beat of [...old.values()].flat()) {
    lines.push({ ...words(before, beat), before: beat[0] });
  }
  return lines.sort((a, b) => (a.now ?? a.before ?? 0) - (b.now ?? b.before ?? 0));
}

function byStep(replay: Replay): Map<string, Beat[]> {
  const steps = new Map<string, Beat[]>();
  for (const beat of replay.story ?? []) {
    const key = `${wordOf(replay, beat[1])} ${wordOf(replay, beat[2])}`;
    steps.set(key, [...(steps.get(key) ?? []), beat]);
  }
  return steps;
}

const words = (replay: Replay, beat: Beat): Pick<Both, "who" | "what"> => ({ who: wordOf(replay, beat[3]), what: wordOf(replay, beat[4]) });

import { arrange } from "../lanes/model";
import { same } from "../lanes/ghosts";
import type { Bar, Row } from "../lanes/model";
import type { Replay } from "../types";

/** How many milliseconds are no move: figures are told to the second. */
const LEAST = 500;

/** What is told of a row of two replays: when it first does what it is for. */
export interface Move {
  key: string;
  label: string;
  /** What happens then: a unit is on scene or sent, a step begins or ends, a site is in its posture. */
  what: string;
  before: number;
  now: number;
}

/** A row that only one of two replays has, or in which only one of them does anything. */
export interface Only {
  key: string;
  label: string;
  from: number;
}

export interface Moves {
  moved: Move[];
  appeared: Only[];
  gone: Only[];
  unmoved: number;
}

/** What of a replay comes earlier or later than in the one beside it, the furthest first, what is new and what is gone. */
export function movesOf(before: Replay, now: Replay): Moves {
  const [old, fresh] = [acting(before), acting(now)];
  const moves: Moves = { moved: [], appeared: [], gone: [], unmoved: 0 };
  for (const [key, row] of fresh) {
    const was = old.get(key);
    if (!was) {
      moves.appeared.push({ key, label: row.label, from: row.bars[0]?.from ?? now.from });
      continue;
    }
    const move = same(row.bars, was.bars) ? undefined : moveOf(was, row, before.to, now.to);
    if (move) {
      moves.moved.push(move);
    } else {
      moves.unmoved++;
    }
  }
  for (const [key, row] of old) {
    if (!fresh.has(key)) {
      moves.gone.push({ key, label: row.label, from: row.bars[0]?.from ?? before.from });
    }
  }
  moves.moved.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
  return moves;
}

/** The rows of units, steps and sites that do something, by key. */
function acting(replay: Replay): Map<string, Row> {
  const rows = arrange(replay).filter(({ key }) => key !== "channels").flatMap((group) => group.rows);
  return new Map(rows.filter(({ bars }) => bars.some(isAct)).map((row) => [row.key, row]));
}

const isAct = ({ phase }: Bar): boolean => phase !== "offDuty" && phase !== "other";

/** The milestones by which a row is told to have moved, the first of which it has moved by counts. */
const MILESTONES: [what: string, of: (row: Row, end: number) => number | undefined][] = [
  ["on scene", (row) => first(row, "unit", "staged", "working")],
  ["sent", (row) => first(row, "unit", "turnout", "travel", "transport")],
  ["in its posture", (row) => first(row, "site", "secured")],
  ["begins", (row) => first(row, "step", "working")],
  ["waits", (row) => first(row, "step", "waiting")],
  ["over", (row, end) => last(row, end)],
];

function first(row: Row, kind: string, ...phases: string[]): number | undefined {
  return row.key.startsWith(`${kind} `) ? row.bars.find(({ phase }) => phases.includes(phase))?.from : undefined;
}

/** When the last that a row does is over, unless that is with the replay. */
function last(row: Row, end: number): number | undefined {
  const to = row.bars.filter(isAct).at(-1)?.to;
  return to === end ? undefined : to;
}

function moveOf(was: Row, row: Row, endBefore: number, endNow: number): Move | undefined {
  for (const [what, of] of MILESTONES) {
    const [before, now] = [of(was, endBefore), of(row, endNow)];
    if (before !== undefined && now !== undefined && Math.abs(now - before) >= LEAST) {
      return { key: row.key, label: row.label, what, before, now };
    }
  }
  return undefined;
}

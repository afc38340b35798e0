import assert from "node:assert/strict";
import { test } from "node:test";
import { movesOf } from "../src/replay/against/moves";
import { storyOfBoth } from "../src/replay/against/stories";
import { haunt } from "../src/replay/lanes/ghosts";
import { arrange } from "../src/replay/lanes/model";
import type { Replay } from "../src/replay/types";
import { replay } from "./replay";

const MINUTE = 60_000;

/** The same replay in which the first unit is a minute later, from its first change on. */
function later(): Replay {
  const of = replay();
  of.units = of.units.map((unit, i) => (i > 0 ? unit : {
    ...unit, spans: unit.spans.map((span, k) => [k === 0 ? span[0] : span[0] + MINUTE, ...span.slice(1)] as typeof span),
  }));
  return of;
}

test("two replays that are alike have no ghosts and no moves", () => {
  const groups = arrange(replay());
  haunt(groups, arrange(replay()));
  assert.ok(groups.every(({ rows }) => rows.every(({ ghosts }) => ghosts === undefined)));
  const { moved, appeared, gone, unmoved } = movesOf(replay(), replay());
  assert.deepEqual([moved, appeared, gone], [[], [], []]);
  assert.ok(unmoved > 0);
});

test("a unit that comes later has the bars of the other replay as ghosts, and is told by how much it moved", () => {
  const groups = arrange(later());
  haunt(groups, arrange(replay()));
  const haunted = groups.flatMap(({ rows }) => rows).filter(({ ghosts }) => ghosts !== undefined);
  assert.equal(haunted.length, 1);
  assert.equal(haunted[0]?.ghosts?.[0]?.from, 10_000);
  const [move] = movesOf(replay(), later()).moved;
  assert.equal(move?.what, "on scene");
  assert.equal(move.now - move.before, MINUTE);
});

test("what only one of two replays does has appeared, or is gone", () => {
  const without = replay();
  without.units = without.units.slice(1);
  const key = `unit ${replay().units[0]?.id}`;
  assert.deepEqual(movesOf(without, replay()).appeared.map((only) => only.key), [key]);
  assert.deepEqual(movesOf(replay(), without).gone.map((only) => only.key), [key]);
});

test("two stories are one: lines of a step go together, others stand alone", () => {
  const words = ["", "fire", "send", "arrive", "sent", "there", "gives up"];
  const before = { ...replay(), words, story: [[0, 1, 2, 0, 4, 0], [MINUTE, 1, 3, 0, 5, 0]] } as Replay;
  const now = { ...replay(), words, story: [[1000, 1, 2, 0, 4, 0], [2000, 1, 2, 0, 6, 0]] } as Replay;
  assert.deepEqual(storyOfBoth(before, now).map(({ before: was, now: is, what }) => [was, is, what]), [
    [0, 1000, "sent"], [undefined, 2000, "gives up"], [MINUTE, undefined, "there"],
  ]);
});

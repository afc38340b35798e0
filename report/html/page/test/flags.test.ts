import assert from "node:assert/strict";
import { test } from "node:test";
import { fly, reach, type Flag } from "../src/charts/flags";

test("a flag flies on the lowest level, to the right of its line", () => {
  assert.deepEqual(fly([{ x: 10, width: 40 }], 0, 200), [{ level: 0, side: "right" }]);
});

test("a flag without room on the right flies on the left", () => {
  assert.deepEqual(fly([{ x: 190, width: 40 }], 0, 200), [{ level: 0, side: "left" }]);
});

test("flags that would lie on each other take as few levels as there can be", () => {
  const flags = [{ x: 80, width: 60 }, { x: 90, width: 60 }, { x: 100, width: 60 }];
  const flown = fly(flags, 0, 200);
  assert.equal(Math.max(...flown.map((each) => each.level)), 1);
  apart(flags, flown);
});

test("where there is no room at all every flag has a level of its own", () => {
  assert.deepEqual(fly([{ x: 10, width: 90 }, { x: 40, width: 90 }], 0, 50), [{ level: 0, side: "right" }, { level: 1, side: "left" }]);
});

/** Holds texts that are on one level to lie beside each other. */
function apart(flags: Flag[], flown: ReturnType<typeof fly>): void {
  const texts = flags.map((flag, i) => ({ level: flown[i]?.level, at: reach(flag, flown[i] ?? { level: 0, side: "right" }) }));
  for (const [i, a] of texts.entries()) {
    for (const b of texts.slice(i + 1)) {
      assert.ok(a.level !== b.level || a.at[1] <= b.at[0] || b.at[1] <= a.at[0], "two texts lie on each other");
    }
  }
}

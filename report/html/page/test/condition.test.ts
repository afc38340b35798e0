import assert from "node:assert/strict";
import { test } from "node:test";
import { countAt, stateAt, statesOver } from "../src/replay/condition";
import { arrange } from "../src/replay/lanes/model";
import { replay, word } from "./replay";

/** Three patients, of whom one gets worse and then better. */
function withPatients(): ReturnType<typeof replay> {
  const [red, yellow, none] = [word("red"), word("yellow"), word("")];
  const patient = (n: number, ...states: [number, number, number][]): ReturnType<typeof replay>["incidents"][number] =>
    ({ id: word(`patients#${n}`), title: none, agency: 0, place: none, of: word("patients"), spans: [[0, word("open"), 1]], states });
  return {
    ...replay(), conditions: [{ of: word("patients"), title: word("Patients"), states: [red, yellow, word("dead")] }],
    incidents: [patient(1, [0, red, 1]), patient(2, [10_000, yellow, 2], [30_000, red, 3], [50_000, yellow, 4]), patient(3, [10_000, yellow, 5])],
  };
}

test("as many are in a state as have come into it and not gone on", () => {
  const r = withPatients();
  const [condition] = r.conditions;
  assert.ok(condition);
  const [red = [], yellow = [], dead = []] = statesOver(r, condition);
  assert.deepEqual(red, [[0, 1], [30_000, 2], [50_000, 1]]);
  assert.deepEqual(yellow, [[10_000, 2], [30_000, 1], [50_000, 2]]);
  assert.deepEqual(dead, []);
  assert.deepEqual([5_000, 20_000, 40_000, 60_000].map((t) => countAt(yellow, t)), [0, 2, 1, 2]);
});

test("the state of an incident is that of the instant", () => {
  const r = withPatients();
  assert.deepEqual(stateAt(r, "patients#2", 35_000), { state: "red", since: 30_000 });
  assert.equal(stateAt(r, "patients#2", 5_000), undefined);
  assert.equal(stateAt(r, "fire-1", 5_000), undefined);
});

test("each state that occurs has a lane as high as there are many in it", () => {
  const group = arrange(withPatients()).find(({ key }) => key === "condition patients");
  assert.deepEqual(group?.rows.map(({ short }) => short), ["red, 2 at most", "yellow, 2 at most"]);
  assert.deepEqual(group.unused.map(({ short }) => short), ["dead, 0 at most"]);
  assert.deepEqual(group.rows[0]?.bars.map(({ from, level }) => [from, level]), [[0, 0.5], [30_000, 1], [50_000, 0.5]]);
  assert.equal(group.rows[0].tell(40_000).words, "2 of 3 red");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { order } from "../src/base/order";
import { instantOf, kindInWords, passes, Records, type TimelineRecord } from "../src/replay/records";

const record = (seq: number, cause: number, more: Partial<TimelineRecord> = {}): TimelineRecord => ({
  seq, cause, at: "2024-02-29T13:00:00Z", t: seq, kind: "sent", text: `record ${seq}`, ...more,
});

test("a record passes if all of the filter fits, and the text is found whatever its case", () => {
  const of = record(1, 0, { agency: "fire", kind: "sent" });
  const all = { text: "", agency: "", kind: "" };
  assert.ok(passes(all, of, of.text));
  assert.ok(passes({ text: "RECORD", agency: "fire", kind: "sent" }, of, of.text));
  assert.ok(!passes({ ...all, text: "other" }, of, of.text));
  assert.ok(!passes({ ...all, agency: "police" }, of, of.text));
  assert.ok(!passes({ ...all, kind: "left" }, of, of.text));
});

test("a line that has no record passes by its text alone", () => {
  assert.ok(passes({ text: "end", agency: "", kind: "" }, undefined, "The end"));
  assert.ok(!passes({ text: "end", agency: "fire", kind: "" }, undefined, "The end"));
});

test("the values of a column are each named once, in order", () => {
  const records = new Records([record(0, 0, { kind: "sent" }), record(1, 0, { kind: "left", agency: "fire" }), record(2, 1, { kind: "sent" })]);
  assert.deepEqual(records.values("kind"), ["left", "sent"]);
  assert.deepEqual(records.values("agency"), ["fire"]);
});

test("the reason of a record is what came first at the instant of its cause", () => {
  const at = (seq: number, cause: number, t: number): TimelineRecord => record(seq, cause, { t });
  const records = new Records([at(0, 0, 0), at(1, 0, 5), at(2, 1, 7), at(3, 2, 7), at(4, 3, 7), at(5, 1, 9)]);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((seq) => records.reason(records.get(seq) ?? at(9, 9, 0))?.seq), [undefined, 0, 1, 2, 2, 1]);
});

test("a chain of causes goes back to the beginning, which is its own cause", () => {
  const records = new Records([record(0, 0), record(1, 0), record(2, 0), record(3, 1)]);
  const { records: chain, complete } = records.chain(3);
  assert.deepEqual(chain.map((each) => each.seq), [0, 1, 3]);
  assert.ok(complete);
});

test("a chain says when a record on it is missing", () => {
  const { records: chain, complete } = new Records([record(5, 4), record(6, 5)]).chain(6);
  assert.deepEqual(chain.map((each) => each.seq), [5, 6]);
  assert.ok(!complete);
});

test("the playhead counts in whole milliseconds", () => {
  assert.equal(instantOf(record(0, 0, { t: 1.0006 })), 1001);
});

test("rows go by numbers, what was not reached last and what has no value behind it", () => {
  const sorted = (values: string[], up: boolean): string[] => values.sort((a, b) => order(a, b, up));
  assert.deepEqual(sorted(["10", "", "9", "+Inf", "-1.5"], true), ["-1.5", "9", "10", "+Inf", ""]);
  assert.deepEqual(sorted(["10", "", "9", "+Inf", "-1.5"], false), ["+Inf", "10", "9", "-1.5", ""]);
  assert.deepEqual(sorted(["car 10", "car 9", "Ambulance"], true), ["Ambulance", "car 9", "car 10"]);
});

test("kinds of record are words", () => {
  assert.equal(kindInWords("UnitEnRoute"), "Unit en route");
  assert.equal(kindInWords("RunBegan"), "Run began");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { wall } from "../src/base/figures";
import { scaleOfChanges, scaleOfClock, scaleOver, type Scale } from "../src/charts/scale";

const labels = (scale: Scale): string[] => scale.ticks.map(scale.write);

test("lengths have ticks at round times, and the axis ends on them", () => {
  const scale = scaleOver([65, 290], "seconds", 5);
  assert.deepEqual([scale.min, scale.max], [60, 300]);
  assert.deepEqual(labels(scale), ["1:00", "2:00", "3:00", "4:00", "5:00"]);
});

test("ticks are no more than there is room for", () => {
  for (const ticks of [2, 3, 4, 7, 12]) {
    for (const high of [7, 59, 61, 1000, 4000, 90_000, 5_000_000]) {
      assert.ok(scaleOver([0, high], "seconds", ticks).ticks.length <= ticks + 1, `${high} s with ${ticks}`);
      assert.ok(scaleOver([0, high], "count", ticks).ticks.length <= ticks + 1, `${high} with ${ticks}`);
    }
  }
});

test("all values lie on their axis", () => {
  for (const values of [[3, 3], [0.1, 0.30000000000000004], [-7, 12], [59.9, 60.1]]) {
    const { min, max } = scaleOver(values, "count", 5);
    const rounding = 1e-9;
    assert.ok(min <= Math.min(...values) + rounding && max >= Math.max(...values) - rounding && max > min, String(values));
  }
});

test("shares and counts have round ticks, without what adding them up leaves behind", () => {
  assert.deepEqual(labels(scaleOver([0, 0.6], "share", 6)), ["0%", "10%", "20%", "30%", "40%", "50%", "60%"]);
  assert.deepEqual(labels(scaleOver([0, 1], "count", 4)), ["0", "0.25", "0.5", "0.75", "1"]);
});

test("an axis of differences has none on it, and signs", () => {
  assert.deepEqual(labels(scaleOfChanges([30, 90], "seconds", 3)), ["0:00", "+0:30", "+1:00", "+1:30"]);
  assert.deepEqual(labels(scaleOfChanges([-60], "seconds", 2)), ["-1:00", "-0:30", "0:00"]);
});

test("an axis of the clock is no longer than its values, with ticks at round times", () => {
  const [from, to] = [wall("2024-02-29T13:09:00Z"), wall("2024-02-29T13:41:00Z")];
  const scale = scaleOfClock([from, to], 4);
  assert.deepEqual([scale.min, scale.max], [from, to]);
  assert.deepEqual(labels(scale), ["13:10", "13:20", "13:30", "13:40"]);
});

test("over several days midnights say which day begins", () => {
  const scale = scaleOfClock([wall("2024-02-29T12:00:00Z"), wall("2024-03-02T12:00:00Z")], 5);
  assert.deepEqual(labels(scale), ["12:00", "Fri", "12:00", "Sat", "12:00"]);
});

test("the midnight at which an axis ends begins no other day", () => {
  const scale = scaleOfClock([wall("2024-02-29T22:00:00Z"), wall("2024-03-01T00:00:00Z")], 3);
  assert.deepEqual(labels(scale), ["22:00", "23:00", "00:00"]);
});

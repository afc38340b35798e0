import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clock, counted, dayOf, difference, distance, elapsed, ends, interval, length, onAxis, onDay, relation, share, shortClock, statisticName, unlessNone, wall, written,
} from "../src/base/figures";
import cases from "./figures.json";

// The tests of report/html hold the tables to the same cases.
test("figures read as in the tables", () => {
  for (const { value, text } of cases.lengths) {
    assert.equal(length(value), text);
    assert.equal(written(value, "seconds"), text);
  }
  for (const { value, text } of cases.differences) {
    assert.equal(difference(value, "seconds"), text);
  }
  for (const { value, text } of cases.shares) {
    assert.equal(share(value), text);
  }
  for (const { value, text } of cases.changes) {
    assert.equal(difference(value, "count"), text);
  }
  for (const { at, day, text } of cases.instants) {
    assert.equal(onDay(day, wall(at), clock(wall(at))), text);
  }
});

test("a figure that there is not is a dash", () => {
  assert.equal(written(null, "seconds"), "–");
  assert.equal(written(undefined, "share"), "–");
  assert.equal(difference(null, "count"), "–");
  assert.equal(interval(null, String), "–");
});

test("charts write shares to the tenth and other numbers to the hundredth", () => {
  assert.equal(written(0.4785, "share"), "47.9%");
  assert.equal(written(0.5, "share"), "50.0%");
  assert.equal(written(1.23456, "count"), "1.23");
  assert.equal(written(2, "count"), "2");
  assert.equal(difference(-0.0001, "share"), "0.0 pts");
});

test("axes write shares without decimals that say nothing", () => {
  assert.equal(onAxis(0.5, "share"), "50%");
  assert.equal(onAxis(0.125, "share"), "12.5%");
  assert.equal(onAxis(60, "seconds", difference), "+1:00");
});

test("intervals are told from end to end, with what is known of them", () => {
  const say = (value: number | null): string => written(value, "seconds");
  assert.equal(interval([60, 90], say), "1:00 to 1:30");
  assert.equal(interval([60, null], say), "1:00 to –");
  assert.deepEqual(ends([60, null]), [60]);
  assert.deepEqual(ends(null), []);
});

test("the clock is that of the offset an instant is written with, and short where seconds say nothing", () => {
  assert.equal(shortClock(wall("2024-02-29T13:09:00-06:00")), "13:09");
  assert.equal(shortClock(wall("2024-02-29T13:09:30Z")), "13:09:30");
  assert.equal(shortClock(wall("2024-02-29T13:00:30Z")), "13:00:30");
  assert.equal(shortClock(wall("2024-02-29T13:00:00+05:30")), "13:00");
});

test("days change at midnight, and are told where they are not the expected one", () => {
  const first = wall("2024-02-29T22:00:00-06:00");
  assert.equal(dayOf(first, first), 1);
  assert.equal(dayOf(first + 2 * 3600 - 1, first), 1);
  assert.equal(dayOf(first + 2 * 3600, first), 2);
  assert.equal(onDay(2, first, "01:30", 2), "01:30");
});

test("counts agree with their nouns, and a zero may be left out", () => {
  assert.equal(counted(1, "run", "runs"), "1 run");
  assert.equal(counted(0, "run", "runs"), "0 runs");
  assert.equal(unlessNone(0), "");
  assert.equal(unlessNone(3), "3");
});

test("what else is written has one name everywhere", () => {
  assert.equal(elapsed(1500, { call: false, t: 0 }), "start +25:00");
  assert.equal(elapsed(1500, { call: true, t: 540 }), "call +16:00");
  assert.equal(distance(2), "2 km");
  assert.equal(distance(0.5), "500 m");
  assert.equal(relation("<= "), "≤ ");
  assert.equal(statisticName("p90"), "90th percentile");
  assert.equal(statisticName("max"), "max");
});

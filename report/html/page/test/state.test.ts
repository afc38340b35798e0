import assert from "node:assert/strict";
import { test } from "node:test";
import { busyStretch, changes, lastAt } from "../src/replay/instants";
import { channelState, countUnits, openSteps, security, siteState, spanAt, STATUSES, unitState, Way } from "../src/replay/state";
import { replay } from "./replay";

const of = replay();
const [engine] = of.units;
assert.ok(engine);

const statusAt = (t: number): string => unitState(of, spanAt(engine.spans, t)).status;

test("a span holds from its instant until the next one's", () => {
  assert.equal(statusAt(9_999), "available");
  assert.equal(statusAt(10_000), "turnout");
  assert.equal(statusAt(19_999), "turnout");
  assert.equal(statusAt(20_000), "en-route");
  assert.equal(statusAt(500_000), "returning");
});

test("of spans that begin at one instant the last one holds", () => {
  assert.equal(statusAt(60_000), "working");
  assert.equal(lastAt([[1], [2], [2], [3]], 2), 2);
  assert.equal(lastAt([[1]], 0), -1);
});

test("a unit is told with where it goes and what for", () => {
  const state = unitState(of, spanAt(engine.spans, 30_000));
  assert.deepEqual(state, { status: "en-route", place: "", to: "house", incident: "fire-1", step: "attack", moves: false, since: 20_000 });
});

test("units are counted by status, those of which nothing is known yet as available", () => {
  const counts = (t: number): Record<string, number> =>
    Object.fromEntries(STATUSES.map((status, i): [string, number] => [status, countUnits(of, t)[0]?.[i] ?? 0]).filter(([, n]) => n > 0));
  assert.deepEqual(counts(0), { available: 2 });
  assert.deepEqual(counts(70_000), { available: 1, working: 1 });
});

test("steps are open while they wait or are under way", () => {
  assert.deepEqual(openSteps(of, 0), []);
  assert.deepEqual(openSteps(of, 6_000), [{ incident: "fire-1", id: "ask", text: "", status: "waiting", since: 4_000, what: "for the channel" }]);
  assert.deepEqual(openSteps(of, 60_000).map((step) => [step.id, step.status]), [["attack", "running"]]);
});

test("a site is ordered into a posture before it is in it", () => {
  const at = (t: number): ReturnType<typeof siteState> => siteState(of, spanAt(of.sites[0]?.spans ?? [], t));
  assert.deepEqual(at(0), { posture: "normal", ordered: "", since: 0 });
  assert.deepEqual([0, 30_000, 50_000].map((t) => security(at(t))), ["normal", "ordered", "secured"]);
  assert.equal(at(50_000).posture, "lockdown");
});

test("a channel is idle until something is on the air", () => {
  const at = (t: number): ReturnType<typeof channelState> => channelState(of, spanAt(of.channels[0]?.spans ?? [], t));
  assert.equal(at(0).status, "idle");
  assert.deepEqual(at(5_000), { status: "busy", onAir: 1, queued: 2, capacity: 1 });
});

test("a unit is on its way in proportion to the time, and at its ends before and after", () => {
  const way = new Way(engine, of);
  assert.deepEqual(way.at(0), [39, -94]);
  assert.deepEqual(way.at(40_000), [39.05, -94]);
  assert.deepEqual(way.at(90_000), [39.1, -94]);
});

test("a unit that is stopped on its way stays where it has got to", () => {
  const stopped = { ...engine, spans: engine.spans.filter(([t]) => t !== 60_000) };
  const [turnout, route] = stopped.spans;
  assert.ok(turnout && route);
  const working = of.words.indexOf("working");
  const way = new Way({ ...engine, spans: [turnout, route, [30_000, working, 0, 0, 0, 0, 0, 9]] }, of);
  const [lat] = way.at(60_000) ?? [0];
  assert.ok(Math.abs(lat - 39.025) < 1e-9, String(lat));
});

test("a later way cuts an earlier one short", () => {
  const way = new Way({ ...engine, legs: [[20_000, 39, -94, 60_000, 39.1, -94], [40_000, 39.05, -94, 50_000, 39, -94]] }, of);
  assert.deepEqual(way.at(50_000), [39, -94]);
});

test("the keys for the next record stop wherever anything changes", () => {
  const all = new Set(changes(of));
  for (const t of [10_000, 30_000, 5_000, 60_000]) {
    assert.ok(all.has(t), String(t));
  }
  assert.ok(!all.has(0));
});

test("the busy stretch is the shortest with most of what changes after the beginning; all where that is long", () => {
  const busy = [0, 0, 0, 100, 5_000, 5_100, 5_200, 5_300, 5_400, 9_000, 20_000];
  assert.deepEqual(busyStretch(busy, 0, 20_000), [4_960, 5_440]);
  assert.deepEqual(busyStretch([5_000, 15_000], 0, 20_000), [0, 20_000]);
  assert.deepEqual(busyStretch([], 0, 20_000), [0, 20_000]);
});

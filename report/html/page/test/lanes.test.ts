import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock } from "../src/replay/clock";
import { arrange, lines, type Group, type Line } from "../src/replay/lanes/model";
import { Scale } from "../src/replay/lanes/scale";
import { Stack } from "../src/replay/lanes/stack";
import { TimeWindow } from "../src/replay/lanes/window";
import { within } from "../src/replay/names";
import { replay } from "./replay";

const MINUTE = 60_000;
const of = replay();
const clock = new Clock(of);

const named = (groups: Group[], key: string): Group => {
  const found = groups.find((group) => group.key === key);
  assert.ok(found, key);
  return found;
};

test("the clock is that of the scenario's zone, with the day where it is another", () => {
  assert.equal(clock.at(0), "23:59:00");
  assert.equal(clock.at(59_400), "23:59:59");
  assert.equal(clock.at(59_600), "Fri 00:00:00");
  assert.equal(clock.at(MINUTE, 2), "00:00:00");
  assert.equal(clock.both(90_000), "Fri 00:00:30, start +1:30");
  assert.equal(new Clock(of, { call: true, t: 120 }).both(90_000), "Fri 00:00:30, call -0:30");
});

test("the clock goes on in another offset once that holds", () => {
  const spring = new Clock({ start: "2024-03-10T01:59:00-06:00", zone: "CT", offsets: [[0, -21_600], [MINUTE, -18_000]] });
  assert.equal(spring.at(0), "01:59:00");
  assert.equal(spring.at(MINUTE), "03:00:00");
});

test("ticks stand at round times of the clock, no closer than they may", () => {
  const scale = new Scale(new TimeWindow(0, 4 * MINUTE));
  scale.width = 400;
  assert.deepEqual(scale.ticks(clock, 90).map(({ t, text }) => [t, text]), [[0, "23:59"], [MINUTE, "Fri"], [2 * MINUTE, "00:01"], [3 * MINUTE, "00:02"], [4 * MINUTE, "00:03"]]);
  assert.deepEqual(scale.ticks(clock, 200).map(({ text }) => text), ["Fri", "00:02"]);
});

test("ticks closer than a minute tell seconds", () => {
  const scale = new Scale(new TimeWindow(0, MINUTE));
  scale.width = 300;
  assert.deepEqual(scale.ticks(clock, 140).slice(0, 2).map(({ text }) => text), ["23:59:00", "23:59:30"]);
});

test("ticks a day apart tell the day, the first one too", () => {
  const scale = new Scale(new TimeWindow(0, 72 * 60 * MINUTE));
  scale.width = 300;
  assert.deepEqual(scale.ticks(clock, 90).map(({ text }) => text), ["Fri", "Sat", "Sun"]);
  assert.equal(clock.tick(0, 24 * 60 * MINUTE), "Thu");
});

test("times and places on the lanes are each other's inverse", () => {
  const scale = new Scale(new TimeWindow(0, 4 * MINUTE));
  scale.width = 400;
  assert.equal(scale.x(MINUTE), 100);
  assert.equal(scale.t(scale.x(12_345)), 12_345);
});

test("a window zooms around an instant and stays within all there is", () => {
  const window = new TimeWindow(0, 100 * MINUTE);
  window.zoom(0.5, 50 * MINUTE);
  assert.deepEqual([window.from, window.to], [25 * MINUTE, 75 * MINUTE]);
  window.pan(-60 * MINUTE);
  assert.deepEqual([window.from, window.to], [0, 50 * MINUTE]);
  window.reveal(80 * MINUTE);
  assert.deepEqual([window.from, window.to], [50 * MINUTE, 100 * MINUTE]);
  window.zoom(0.001, 60 * MINUTE);
  assert.equal(window.to - window.from, MINUTE);
  window.showAll();
  assert.deepEqual([window.from, window.to], window.all);
  window.show(10 * MINUTE, 30 * MINUTE);
  assert.deepEqual([window.from, window.to], [10 * MINUTE, 30 * MINUTE]);
});

test("what a unit does becomes bars, without what lasts no time", () => {
  const [row] = named(arrange(of), "agency fire").rows;
  assert.deepEqual(row?.bars.map((bar) => [bar.from, bar.to, bar.phase]), [
    [10_000, 20_000, "turnout"], [20_000, 60_000, "travel"], [60_000, 100_000, "working"], [100_000, 120_000, "home"],
  ]);
  assert.equal(row.longest, 40_000);
});

test("a row tells what is done, where and for which step, and how long", () => {
  const [row] = named(arrange(of), "agency fire").rows;
  assert.deepEqual(row?.tell(30_000), { from: 20_000, to: 60_000, seq: 2, words: "en route to The house, Attack the fire" });
  assert.deepEqual(row.tell(0), { from: 0, to: 10_000, words: "available" });
});

test("an agency's heading tells what its units do, and what it waits for", () => {
  const { head } = named(arrange(of), "agency fire");
  assert.deepEqual(head.tell(11_000), { from: 10_000, to: 12_000, words: "1 turnout, 1 available; approval asked for" });
  assert.deepEqual(head.tell(13_000), { from: 12_000, to: 14_000, words: "1 turnout, 1 available; approval asked for; waiting for units" });
  assert.equal(head.tell(20_000).words, "1 en route, 1 available");
});

test("a heading of channels, sites or steps tells how many are at what", () => {
  const groups = arrange(of);
  assert.equal(named(groups, "channels").head.tell(6_000).words, "1 on the air, 1 waiting");
  assert.equal(named(groups, "sites").head.tell(40_000).words, "1 ordered into a posture");
  assert.equal(named(groups, "incident fire-1").head.tell(6_000).words, "1 waiting, 1 not under way");
});

test("channels, sites and steps tell what they are", () => {
  const groups = arrange(of);
  assert.equal(named(groups, "channels").rows[0]?.tell(6_000).words, "busy, 1 on air, 2 queued");
  assert.equal(named(groups, "sites").rows[0]?.tell(40_000).words, "normal, ordered into lockdown");
  assert.deepEqual(named(groups, "incident fire-1").rows.map((row) => row.tell(6_000).words), ["waiting: for the channel", ""]);
});

test("what does nothing is folded under a line that says how many", () => {
  const groups = arrange(of);
  const labels = (): string[] => lines(groups).map((line) => `${line.kind} ${line.row.label}`);
  assert.deepEqual(labels().slice(0, 3), ["head Fire Department", "row Engine 1", "unused 1 unit not used"]);
  named(groups, "agency fire").showUnused = true;
  assert.ok(labels().includes("row Engine 2"));
  named(groups, "agency fire").open = false;
  assert.ok(!labels().includes("row Engine 1"));
});

test("lines stand below each other, and those are found that are seen", () => {
  const all = lines(arrange(of));
  const stack = new Stack(all, (line: Line) => (line.kind === "row" ? 18 : 24));
  assert.equal(stack.top(2), 42);
  assert.deepEqual([-1, 0, 23, 24, 42, 1e6].map((y) => stack.at(y)), [-1, 0, 0, 1, 2, all.length - 1]);
  assert.deepEqual(stack.inView(30, 20).map(({ line, top, height }) => [line.row.label, top, height]), [["Engine 1", -6, 18], ["1 unit not used", 12, 24]]);
  assert.equal(stack.inView(0, stack.height).length, all.length);
});

test("links tell the clock of the first day, and seconds since on others", () => {
  assert.equal(clock.link(59_000), "23:59:59");
  assert.equal(clock.link(61_000), "61s");
  assert.deepEqual(["23:59", "23:59:30", "61s", "soon", ""].map((link) => clock.instant(link)), [0, 30_000, 61_000, undefined, undefined]);
});

test("a unit is named without what its agency says already, where a name is left", () => {
  assert.equal(within("Independence car 4", "Independence Police"), "car 4");
  assert.equal(within("Independence Police 4", "Independence Police"), "Independence Police 4");
  assert.equal(within("Deputy 4", "Jackson County Sheriff"), "Deputy 4");
  assert.equal(within("County or state officer 1", "County and state police"), "County or state officer 1");
});

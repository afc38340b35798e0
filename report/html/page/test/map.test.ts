import assert from "node:assert/strict";
import { test } from "node:test";
import { gather, spread } from "../src/replay/map/clusters";
import { around, Room } from "../src/replay/map/declutter";
import { spotsAt } from "../src/replay/map/finder";
import { wrapped } from "../src/replay/names";
import { letters } from "../src/replay/map/letters";
import { Projection } from "../src/replay/map/projection";

test("a county lies within its padding, north up", () => {
  const projection = new Projection([[39, -95], [40, -94]], 400, 400, 20);
  const [southWest, northEast] = [projection.point(39, -95), projection.point(40, -94)];
  assert.ok(southWest.y > northEast.y && southWest.x < northEast.x);
  assert.equal(Math.round(northEast.y), 20);
  assert.equal(Math.round(southWest.y), 380);
});

test("a degree of longitude is as much shorter as the latitude makes it", () => {
  const projection = new Projection([[60, 0], [60, 1], [60.5, 0]], 400, 400, 0);
  const origin = projection.point(60, 0);
  const [across, up] = [projection.point(60, 1).x - origin.x, origin.y - projection.point(61, 0).y];
  assert.ok(Math.abs(across / up - Math.cos((60.25 * Math.PI) / 180)) < 1e-9);
});

test("the scale is of a round length that fits", () => {
  const { km, width } = new Projection([[39, -95], [40, -94]], 400, 400, 20).bar(90);
  assert.equal(km, 20);
  assert.ok(width <= 90 && width > 36);
});

test("places that are one have a scale all the same", () => {
  const projection = new Projection([[39, -95], [39, -95]], 400, 400, 20);
  assert.ok(Number.isFinite(projection.point(39, -95).x));
});

test("each agency has a letter of its own, one of its name while there are some", () => {
  const named = (...names: string[]): string[] => letters(names.map((name) => ({ id: name, name, kind: "" })));
  assert.deepEqual(named("Kansas City Police", "Fire", "Fire and Rescue", "Éire"), ["K", "F", "A", "I"]);
  assert.equal(new Set(named(...Array.from({ length: 36 }, () => "A"))).size, 36);
  assert.equal(named(...Array.from({ length: 37 }, () => "A")).at(-1), "•");
});

test("a label takes the first place around its point that is free and on the map", () => {
  const room = new Room();
  const at = { x: 50, y: 50 };
  const size = { width: 30, height: 10 };
  const boxes = around(at, size, 9);
  assert.deepEqual(room.first(boxes, 100, 100), { x: 59, y: 45, ...size });
  assert.deepEqual(room.first(boxes, 100, 100), { x: 11, y: 45, ...size });
  assert.deepEqual(room.first(around({ x: 90, y: 5 }, size, 9), 100, 100), { x: 51, y: 0, ...size });
  assert.equal(room.first(around({ x: 500, y: 500 }, size, 9), 100, 100), undefined);
});

test("labels below each other do not take each other's room", () => {
  const room = new Room();
  const box = { x: 10, y: 10, width: 30, height: 10 };
  assert.deepEqual(room.first([box], 100, 100), box);
  assert.deepEqual(room.first([{ ...box, y: 20 }], 100, 100), { ...box, y: 20 });
  assert.equal(room.first([{ ...box, y: 19 }], 100, 100), undefined);
});

test("those at one spot are one cluster, that stands around it when it is spread out, within the frame", () => {
  const all = [[100, 100], [104, 103], [200, 100], [96, 97]].map(([x = 0, y = 0]) => ({ at: { x, y } }));
  const clusters = gather(all, 11);
  assert.deepEqual(clusters.map(({ at, members }) => [at.x, members.length]), [[100, 3], [200, 1]]);
  const points = spread({ x: 2, y: 100 }, 12, 400, 400);
  assert.equal(points.length, 12);
  assert.ok(points.every(({ x, y }) => x >= 9.9 && x <= 390 && y >= 9.9 && y <= 390));
  const nearest = points.flatMap((a, i) => points.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  assert.ok(Math.min(...nearest) > 14);
});

test("a long name on the map has two lines, and what is left is cut off", () => {
  assert.deepEqual(wrapped("Buckner Elementary", 24), ["Buckner Elementary"]);
  assert.deepEqual(wrapped("Residence, 1100 block of North Elsea Smith Road", 24), ["Residence, 1100 block of", "North Elsea Smith Road"]);
  assert.equal(wrapped("x".repeat(300), 24)[0]?.length, 24);
  assert.ok(wrapped("word ".repeat(60), 24).join(" ").endsWith("…"));
});

test("a label that has no room takes what is covered least, if it is needed", () => {
  const room = new Room();
  room.take({ x: 0, y: 0, width: 100, height: 50 });
  room.take({ x: 0, y: 50, width: 40, height: 50 });
  const size = { width: 30, height: 10 };
  assert.deepEqual(room.least([{ x: 10, y: 10, ...size }, { x: 20, y: 60, ...size }, { x: 300, y: 60, ...size }], 100, 100), { x: 20, y: 60, ...size });
});

test("the map zooms around a point, and moves", () => {
  const projection = new Projection([[39, -95], [40, -94]], 400, 400, 20);
  const before = projection.point(39.2, -94.3);
  projection.zoom(3, before.x, before.y);
  const after = projection.point(39.2, -94.3);
  assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 1e-9);
  projection.pan(5, -7);
  assert.deepEqual([projection.point(39.2, -94.3).x - after.x, projection.point(39.2, -94.3).y - after.y].map(Math.round), [5, -7]);
});

test("what is pointed at is the nearest, with all that lies on it", () => {
  const spots = [{ name: "A", at: { x: 10, y: 10 } }, { name: "B", at: { x: 10, y: 10.5 } }, { name: "C", at: { x: 20, y: 10 } }];
  assert.deepEqual(spotsAt(spots, 9, 10).map(({ name }) => name), ["A", "B"]);
  assert.deepEqual(spotsAt(spots, 200, 10), []);
});

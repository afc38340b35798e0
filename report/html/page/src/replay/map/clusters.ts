import type { Point } from "./projection";

/** How far apart the signs of a cluster stand when it is spread out, and how far from its middle at least, in pixels. */
const APART = 19;
const AWAY = 26;

/** Those that stand so near each other that their signs would lie on each other. */
export interface Cluster<T> {
  at: Point;
  members: T[];
}

/** Gathers what stands nearer than so many pixels to one that is there before. */
export function gather<T extends { at: Point }>(all: T[], near: number): Cluster<T>[] {
  const clusters: Cluster<T>[] = [];
  const cells = new Map<string, Cluster<T>[]>();
  const cell = (x: number, y: number): string => `${Math.floor(x / near)} ${Math.floor(y / near)}`;
  for (const one of all) {
    const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(cell(one.at.x + dx * near, one.at.y + dy * near)) ?? []));
    const there = around.find(({ at }) => Math.hypot(at.x - one.at.x, at.y - one.at.y) < near);
    if (there) {
      there.members.push(one);
      continue;
    }
    const cluster = { at: one.at, members: [one] };
    const key = cell(one.at.x, one.at.y);
    cells.set(key, [...(cells.get(key) ?? []), cluster]);
    clusters.push(cluster);
  }
  return clusters;
}

/** Where the members of a cluster stand when it is spread out: in rings around its middle, shifted so that all are within the frame. */
export function spread(at: Point, n: number, width: number, height: number): Point[] {
  const points: Point[] = [];
  for (let ring = 0; points.length < n; ring++) {
    const radius = AWAY + ring * APART;
    const room = Math.min(n - points.length, Math.floor((2 * Math.PI * radius) / APART));
    for (let i = 0; i < room; i++) {
      const angle = (2 * Math.PI * i) / room - Math.PI / 2;
      points.push({ x: at.x + radius * Math.cos(angle), y: at.y + radius * Math.sin(angle) });
    }
  }
  const out = (values: number[], most: number): number => Math.max(0, 10 - Math.min(...values)) + Math.min(0, most - 10 - Math.max(...values));
  const [dx, dy] = [out(points.map(({ x }) => x), width), out(points.map(({ y }) => y), height)];
  return points.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
}

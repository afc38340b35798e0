import type { Point } from "./projection";

/** How close two points are before they count as one place, in pixels. */
const CLOSE = 4;

/** The angle between the seeds of a sunflower, which fills a circle evenly however many there are. */
const GOLDEN = 2.39996;

/** Finds room for those that stand at one place: around it, the first in the middle. */
export class Crowds {
  private readonly counts = new Map<string, number>();

  constructor(private readonly apart: number) {}

  room(at: Point): Point {
    const key = `${Math.round(at.x / CLOSE)} ${Math.round(at.y / CLOSE)}`;
    const before = this.counts.get(key) ?? 0;
    this.counts.set(key, before + 1);
    const distance = this.apart * Math.sqrt(before);
    return { x: at.x + distance * Math.cos(before * GOLDEN), y: at.y + distance * Math.sin(before * GOLDEN) };
  }
}

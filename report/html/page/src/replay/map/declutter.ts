import type { Point } from "./projection";

/** A rectangle in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Size {
  width: number;
  height: number;
}

/** Keeps what has been put on the map, so that labels do not lie on each other. */
export class Room {
  private readonly taken: Box[] = [];

  take(box: Box): void {
    this.taken.push(box);
  }

  /** Takes the first of the boxes that is within the map and free. */
  first(boxes: Box[], width: number, height: number): Box | undefined {
    const found = boxes.find((box) => within(box, width, height) && !this.taken.some((other) => overlap(box, other)));
    if (found) {
      this.take(found);
    }
    return found;
  }

  /** Takes the box within the map that lies on the least of what is taken; the first where none is within. */
  least(boxes: Box[], width: number, height: number): Box | undefined {
    const inside = boxes.filter((box) => within(box, width, height));
    const covered = (box: Box): number => this.taken.reduce((sum, other) => sum + shared(box, other), 0);
    const [found] = (inside.length > 0 ? inside : boxes.slice(0, 1)).map((box) => ({ box, by: covered(box) })).sort((a, b) => a.by - b.by);
    if (found) {
      this.take(found.box);
    }
    return found?.box;
  }
}

/** The boxes around a point that a label so large may stand in, so far from it: right, left, below, above, and at the corners. */
export function around(at: Point, size: Size, gap: number): Box[] {
  const { width, height } = size;
  const [left, middle, right] = [at.x - gap - width, at.x - width / 2, at.x + gap];
  const [above, level, below] = [at.y - gap - height, at.y - height / 2, at.y + gap];
  const corner = (x: number, y: number): [number, number] => [x === left ? x + gap / 3 : x - gap / 3, y === above ? y + gap / 3 : y - gap / 3];
  return [
    [right, level], [left, level], [middle, below], [middle, above], corner(right, above), corner(right, below), corner(left, above), corner(left, below),
  ].map(([x = 0, y = 0]) => ({ x, y, width, height }));
}

function within(box: Box, width: number, height: number): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}

function overlap(a: Box, b: Box): boolean {
  return shared(a, b) > 0;
}

/** The area in which two boxes lie on each other. */
function shared(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

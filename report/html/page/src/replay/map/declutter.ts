import type { Point } from "./projection";

/** A rectangle in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Keeps what has been put on the map, so that labels do not lie on each other: a label that has no room is left out. */
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
}

/** The boxes around a point that a label so large may stand in, so far from it: right, left, below, above. */
export function around(at: Point, size: { width: number; height: number }, gap: number): Box[] {
  const { width, height } = size;
  return [
    { x: at.x + gap, y: at.y - height / 2, width, height },
    { x: at.x - gap - width, y: at.y - height / 2, width, height },
    { x: at.x - width / 2, y: at.y + gap, width, height },
    { x: at.x - width / 2, y: at.y - gap - height, width, height },
  ];
}

function within(box: Box, width: number, height: number): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

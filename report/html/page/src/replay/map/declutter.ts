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

function within(box: Box, width: number, height: number): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

import { ink } from "../ink";
import type { Point } from "../map/projection";

/** An arrow from a cause to what it led to, in pixels. */
export type Arrow = [from: Point, to: Point];

const HEAD = 7;
const BEND = 22;

/** Draws an arrow in a bow, with a rim that keeps it apart from the bars below it. */
export function drawArrow(pen: CanvasRenderingContext2D, [from, to]: Arrow): void {
  const bend = Math.max(BEND, (to.x - from.x) / 2);
  for (const [width, name] of [[4.5, "raised"], [1.75, "ink"]] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = ink(name);
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.bezierCurveTo(from.x + bend, from.y, to.x - bend, to.y, to.x - HEAD, to.y);
    pen.stroke();
  }
  pen.fillStyle = ink("ink");
  pen.beginPath();
  pen.moveTo(to.x, to.y);
  pen.lineTo(to.x - HEAD - 2, to.y - HEAD / 1.5);
  pen.lineTo(to.x - HEAD - 2, to.y + HEAD / 1.5);
  pen.fill();
}

import { ink } from "../ink";
import type { Point } from "./projection";

/** Draws the way of a unit that is on the road: solid what it has driven, dotted what it has yet to drive. */
export function drawRoute(pen: CanvasRenderingContext2D, from: Point, at: Point, to: Point, chosen: boolean): void {
  pen.save();
  pen.strokeStyle = ink(chosen ? "focus" : "travel");
  pen.lineWidth = chosen ? 3 : 1.5;
  line(pen, from, at);
  pen.setLineDash([1.5, 4]);
  pen.strokeStyle = ink(chosen ? "focus" : "muted");
  line(pen, at, to);
  pen.restore();
}

function line(pen: CanvasRenderingContext2D, from: Point, to: Point): void {
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  pen.lineTo(to.x, to.y);
  pen.stroke();
}

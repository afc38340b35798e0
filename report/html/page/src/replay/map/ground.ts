import { font } from "../canvas";
import { ink } from "../ink";
import { distance } from "../../base/figures";
import type { Place } from "../types";
import type { Room } from "./declutter";
import type { Point, Projection } from "./projection";

/** Draws the scale of the map. */
export function drawScale(pen: CanvasRenderingContext2D, projection: Projection, room: Room, height: number): void {
  const { km, width } = projection.bar(90);
  const y = height - 12;
  pen.strokeStyle = ink("ink");
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(12, y - 5);
  pen.lineTo(12, y);
  pen.lineTo(12 + width, y);
  pen.lineTo(12 + width, y - 5);
  pen.stroke();
  pen.fillStyle = ink("ink");
  pen.font = font(11);
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.fillText(distance(km), 18 + width, y - 2);
  room.take({ x: 8, y: y - 10, width: width + 60, height: 20 });
}

type Sign = (pen: CanvasRenderingContext2D, at: Point) => void;

/** What places look like by their kind; all others are a cross. */
export const PLACE_SIGNS: Record<string, { label: string; draw: Sign }> = {
  scene: { label: "scene", draw: (pen, { x, y }) => outline(pen, [[x - 6, y + 6], [x - 6, y - 1], [x, y - 7], [x + 6, y - 1], [x + 6, y + 6]], "waiting") },
  staging: { label: "staging area", draw: (pen, at) => ring(pen, at, 8) },
  collection: { label: "collection point", draw: (pen, at) => ring(pen, at, 6) },
  closure: { label: "closure", draw: (pen, { x, y }) => bar(pen, x, y) },
  hospital: { label: "hospital", draw: (pen, at) => lettered(pen, at, "H") },
  station: { label: "station", draw: (pen, { x, y }) => outline(pen, [[x - 4, y - 4], [x + 4, y - 4], [x + 4, y + 4], [x - 4, y + 4]]) },
};

export function drawPlace(pen: CanvasRenderingContext2D, place: Pick<Place, "kind">, at: Point): void {
  pen.save();
  pen.strokeStyle = ink("muted");
  pen.lineWidth = 1;
  const sign = PLACE_SIGNS[place.kind ?? ""];
  if (sign) {
    sign.draw(pen, at);
  } else {
    cross(pen, at);
  }
  pen.restore();
}

function cross(pen: CanvasRenderingContext2D, at: Point): void {
  pen.beginPath();
  pen.moveTo(at.x - 4, at.y);
  pen.lineTo(at.x + 4, at.y);
  pen.moveTo(at.x, at.y - 4);
  pen.lineTo(at.x, at.y + 4);
  pen.stroke();
}

function outline(pen: CanvasRenderingContext2D, points: [number, number][], fill = "raised"): void {
  pen.beginPath();
  points.forEach(([x, y]) => pen.lineTo(x, y));
  pen.closePath();
  pen.fillStyle = ink(fill);
  pen.fill();
  pen.stroke();
}

/** A dashed ring: somewhere that units gather, or that they are held around. */
export function ring(pen: CanvasRenderingContext2D, at: Point, radius: number): void {
  pen.save();
  pen.setLineDash([3, 2]);
  pen.lineWidth = 1.25;
  pen.beginPath();
  pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  pen.stroke();
  pen.restore();
}

function bar(pen: CanvasRenderingContext2D, x: number, y: number): void {
  pen.fillStyle = ink("ink");
  pen.fillRect(x - 7, y - 1.5, 14, 3);
}

function lettered(pen: CanvasRenderingContext2D, at: Point, letter: string): void {
  outline(pen, [[at.x - 7, at.y - 7], [at.x + 7, at.y - 7], [at.x + 7, at.y + 7], [at.x - 7, at.y + 7]]);
  pen.fillStyle = ink("ink");
  pen.font = font(10, 700);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(letter, at.x, at.y + 0.5);
}

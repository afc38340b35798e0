import { font } from "../canvas";
import { ink } from "../ink";
import { distance } from "../../base/figures";
import type { Replay } from "../types";
import { shortName } from "../names";
import { around, Room } from "./declutter";
import type { Point, Projection } from "./projection";

/** How far a label stands from its place. */
const GAP = 9;
const LABEL = 14;

/** Draws what does not move: places with their names as far as there is room, and the scale. */
export function drawGround(pen: CanvasRenderingContext2D, replay: Replay, projection: Projection, width: number, height: number): void {
  const room = new Room();
  pen.textAlign = "left";
  drawScale(pen, projection, room, height);
  const sites = new Set(replay.sites.map((site) => site.id));
  const placed = replay.places.map((place) => ({ name: place.name, id: place.id, at: projection.point(place.lat, place.lon) }));
  for (const { at } of placed) {
    room.take({ x: at.x - 5, y: at.y - 5, width: 10, height: 10 });
  }
  pen.font = font(11);
  pen.textBaseline = "middle";
  for (const { id, name, at } of placed) {
    if (!sites.has(id)) {
      drawPlace(pen, at);
    }
    drawName(pen, name, at, room, width, height);
  }
}

function drawPlace(pen: CanvasRenderingContext2D, at: Point): void {
  pen.strokeStyle = ink("muted");
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(at.x - 4, at.y);
  pen.lineTo(at.x + 4, at.y);
  pen.moveTo(at.x, at.y - 4);
  pen.lineTo(at.x, at.y + 4);
  pen.stroke();
}

function drawName(pen: CanvasRenderingContext2D, name: string, at: Point, room: Room, width: number, height: number): void {
  const text = shortName(name);
  const box = room.first(around(at, { width: pen.measureText(text).width, height: LABEL }, GAP), width, height);
  if (box) {
    pen.fillStyle = ink("muted");
    pen.fillText(text, box.x, box.y + LABEL / 2);
  }
}

function drawScale(pen: CanvasRenderingContext2D, projection: Projection, room: Room, height: number): void {
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
  pen.textBaseline = "middle";
  pen.fillText(distance(km), 18 + width, y - 2);
  room.take({ x: 8, y: y - 10, width: width + 60, height: 20 });
}

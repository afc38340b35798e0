import { font } from "../canvas";
import { ink } from "../ink";
import { wrapped } from "../names";
import { around, Room } from "./declutter";
import type { Point } from "./projection";

const LINE = 13; // pixels

/** How far a label stands from what it names: beside it, or with a line that leads to it. */
const GAPS = [10, 20, 34, 50];

/** Letters that a line of a label has at most, on maps narrower than so many pixels fewer. */
const WIDE = 24;
const NARROW = 15;
const PHONE = 520;

/** A name on the map. */
export interface Label {
  name: string;
  at: Point;
  /** It is shown even where it lies on others. */
  needed: boolean;
  strong?: boolean;
}

/** Puts names where they do not lie on each other: those that are needed first, and of the others those for which there is room. */
export function drawLabels(pen: CanvasRenderingContext2D, labels: Label[], room: Room, width: number, height: number): void {
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  const seen = labels.filter(({ at }) => at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height);
  for (const label of seen.sort((a, b) => rank(b) - rank(a))) {
    pen.font = font(11, label.strong ? 600 : 400);
    const lines = wrapped(label.name, width < PHONE ? NARROW : WIDE);
    const size = { width: Math.max(...lines.map((line) => pen.measureText(line).width)), height: LINE * lines.length };
    const boxes = GAPS.slice(0, label.needed ? GAPS.length : 1).flatMap((gap) => around(label.at, size, gap));
    const box = room.first(boxes, width, height) ?? (label.needed ? room.least(boxes, width, height) : undefined);
    if (!box) {
      continue;
    }
    const near = { x: clamp(label.at.x, box.x, box.x + box.width), y: clamp(label.at.y, box.y, box.y + box.height) };
    if (Math.hypot(near.x - label.at.x, near.y - label.at.y) > (GAPS[0] ?? 0) + 4) {
      lead(pen, near, label.at);
    }
    lines.forEach((line, i) => write(pen, line, box.x, box.y + LINE * (i + 0.5), label.strong ? "ink" : "muted"));
  }
}

const rank = ({ needed, strong }: Label): number => 2 * Number(needed) + Number(strong ?? false);

/** A name with a rim, so that it is read on what lies beneath it. */
function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, name: string): void {
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = ink("raised");
  pen.strokeText(text, x, y);
  pen.fillStyle = ink(name);
  pen.fillText(text, x, y);
}

function lead(pen: CanvasRenderingContext2D, from: Point, to: Point): void {
  pen.strokeStyle = ink("faint");
  pen.lineWidth = 0.75;
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  pen.lineTo(to.x, to.y);
  pen.stroke();
}

const clamp = (v: number, least: number, most: number): number => Math.min(most, Math.max(least, v));

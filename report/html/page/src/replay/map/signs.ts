import { readableOn } from "../../base/contrast";
import { font } from "../canvas";
import { ink } from "../ink";
import type { PhaseName } from "../phases";
import { PHASES } from "../phases";
import type { Point } from "./projection";

const RADIUS = 7;
const IDLE = 3;
const SITE = 7;

/** What a site looks like: a square with a sign that does not need its colour. */
export const SITE_SIGNS = {
  normal: { sign: "", label: "site as usual" },
  ordered: { sign: "!", label: "site ordered into a posture" },
  secured: { sign: "✓", label: "site in the posture" },
} as const;

export type Security = keyof typeof SITE_SIGNS;

/** Draws a unit: a disc in the colour of what it does, with the letter of its agency. */
export function drawUnit(pen: CanvasRenderingContext2D, at: Point, letter: string, phase: PhaseName, chosen: boolean): void {
  const fill = ink(PHASES[phase].token);
  disc(pen, at, RADIUS, fill, chosen ? ink("focus") : ink("ink"), chosen);
  pen.fillStyle = readableOn(fill);
  pen.font = font(9, 600);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(letter, at.x, at.y + 0.5);
}

/** Draws a unit that has nothing to do: small and hollow. */
export function drawIdle(pen: CanvasRenderingContext2D, at: Point, chosen: boolean): void {
  disc(pen, at, IDLE, ink("raised"), chosen ? ink("focus") : ink("muted"), chosen);
}

function disc(pen: CanvasRenderingContext2D, at: Point, radius: number, fill: string, edge: string, chosen: boolean): void {
  pen.beginPath();
  pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  pen.fillStyle = fill;
  pen.fill();
  pen.lineWidth = chosen ? 3 : 0.75;
  pen.strokeStyle = edge;
  pen.stroke();
}

export function drawSite(pen: CanvasRenderingContext2D, at: Point, security: Security): void {
  pen.fillStyle = security === "normal" ? ink("raised") : ink(security);
  pen.strokeStyle = security === "normal" ? ink("muted") : ink("paper");
  pen.lineWidth = 1;
  pen.beginPath();
  pen.rect(at.x - SITE, at.y - SITE, 2 * SITE, 2 * SITE);
  pen.fill();
  pen.stroke();
  pen.fillStyle = security === "normal" ? ink("muted") : readableOn(ink(security));
  pen.font = font(10, 700);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(SITE_SIGNS[security].sign, at.x, at.y + 0.5);
}

/** Says beside a sign how many there are. */
export function badge(pen: CanvasRenderingContext2D, at: Point, n: number): void {
  const text = String(n);
  pen.font = font(9, 700);
  const half = Math.max(6, pen.measureText(text).width / 2 + 3);
  const [x, y] = [at.x + RADIUS + half - 5, at.y - RADIUS];
  pen.fillStyle = ink("ink");
  pen.beginPath();
  pen.roundRect(x - half, y - 6, 2 * half, 12, 6);
  pen.fill();
  pen.fillStyle = ink("paper");
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, x, y + 0.5);
}

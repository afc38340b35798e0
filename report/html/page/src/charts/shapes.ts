import type { CustomSeriesRenderItemReturn } from "echarts";
import { font, type Look } from "./look";

type Group = Extract<NonNullable<CustomSeriesRenderItemReturn>, { type: "group" }>;

/** A mark on the canvas. */
export type Shape = Group["children"][number];

/** Marks that are one thing to point at. They do not change when they are. */
export function group(children: Shape[]): Group {
  return { type: "group", children, emphasisDisabled: true };
}

/** A box with its corner at x, y. */
export function box(x: number, y: number, width: number, height: number, fill: string, more: { opacity?: number; stroke?: string } = {}): Shape {
  const style = { fill, opacity: more.opacity ?? 1, ...(more.stroke ? { stroke: more.stroke, lineWidth: 1 } : {}) };
  return { type: "rect", shape: { x, y, width, height }, style };
}

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth = 1, lineDash?: number[]): Shape {
  const style = { stroke, lineWidth, ...(lineDash ? { lineDash } : {}) };
  return { type: "line", shape: { x1, y1, x2, y2 }, style };
}

/** An interval: a line from end to end, with a cap on each. */
export function whiskers(from: number, to: number, y: number, cap: number, stroke: string, lineWidth: number): Shape[] {
  const upright = (x: number) => line(x, y - cap, x, y + cap, stroke, lineWidth);
  return [line(from, y, to, y, stroke, lineWidth), upright(from), upright(to)];
}

/** A disc, or a ring when it is hollow. */
export function dot(cx: number, cy: number, r: number, colour: string, hollow?: string): Shape {
  return { type: "circle", shape: { cx, cy, r }, style: { fill: hollow ?? colour, stroke: colour, lineWidth: 2 } };
}

/** A closed or open run of straight lines. */
export function polygon(points: [number, number][], style: { fill?: string; stroke?: string; lineWidth?: number; opacity?: number }): Shape {
  return { type: "polygon", shape: { points }, style };
}

/** A cross, for what is missed. */
export function cross(x: number, y: number, r: number, colour: string): Shape[] {
  return [line(x - r, y - r, x + r, y + r, colour, 2.5), line(x - r, y + r, x + r, y - r, colour, 2.5)];
}

/** How a text stands. */
export interface Standing {
  fill?: string;
  align?: "left" | "center" | "right";
  bold?: boolean;
  /** What it is cut to, in CSS pixels. */
  width?: number;
  /** Whether a rim of paper keeps it legible across lines. */
  rim?: boolean;
}

/** A line of text with its middle at y. It is text only: there is no markup in it. */
export function label(x: number, y: number, text: string, look: Look, standing: Standing = {}): Shape {
  return {
    type: "text",
    silent: true,
    style: {
      x,
      y,
      text: text.replaceAll("\n", " "),
      fill: standing.fill ?? look.ink,
      font: font(look, standing.bold),
      align: standing.align ?? "left",
      verticalAlign: "middle",
      ...(standing.rim ? { stroke: look.paper, lineWidth: 4 } : {}),
      ...(standing.width === undefined ? {} : { width: standing.width, overflow: "truncate" as const, ellipsis: "…" }),
    },
  };
}

import type { Look } from "./look";
import type { Scale } from "./scale";
import type { Shape } from "./shapes";

/** Where a row stands on the canvas, in CSS pixels. */
export interface Place {
  x(value: number): number;
  /** The upper edge of the row. */
  top: number;
  /** The middle of the marks. */
  y: number;
  /** The upper edge of the marks of the next row. */
  below: number;
  /** How tall marks may be. */
  tall: number;
  left: number;
  right: number;
}

/** A row of a chart: a name, marks along the axis and texts beside them. */
export interface Row {
  name: string;
  /** One text for each heading of the panel. */
  aside: string[];
  tip: string[];
  paint(at: Place, look: Look): Shape[];
  /** Parts with tips of their own, such as the bins of a strip. */
  parts?: Part[];
}

/** A part of a row. */
export interface Part {
  tip: string[];
  paint(at: Place, look: Look): Shape[];
}

/** Rows with an axis in common. */
export interface Panel {
  title: string;
  /** Headings of the texts beside the marks. */
  headings: string[];
  /** The axis, with so many ticks at most. */
  scale(ticks: number): Scale;
  rows: Row[];
  /** Values with a line through all rows, such as no difference. */
  lines: number[];
  /** How much higher than usual rows are; 1 if not given. */
  tall?: number;
  /** The share of the width that names have at most beside the marks; 0.3 if not given. */
  names?: number;
}

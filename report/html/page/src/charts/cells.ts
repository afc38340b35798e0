import { count, difference, written, type Between, type Maybe } from "../base/figures";
import type { Cell } from "./drawing";

/** The cell of a figure in its unit. */
export function cell(value: Maybe | undefined, unit: string): Cell {
  return { text: written(value, unit), value: value ?? null };
}

/** The cell of a difference in its unit, with its sign. */
export function changeCell(value: Maybe | undefined, unit: string): Cell {
  return { text: difference(value, unit), value: value ?? null };
}

/** The cell of a number of things. */
export function countCell(value: Maybe): Cell {
  return { text: count(value), value };
}

/** A figure with the ends of its interval, for as many cells. */
export function withEnds(value: Maybe, between: Between): [Maybe, Maybe, Maybe] {
  return [value, ...(between ?? ([null, null] as const))];
}

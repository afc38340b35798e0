import { change, decimal, length } from "../base/format";
import type { Between, Maybe } from "./model";

/** Writes a figure in its unit. */
export function written(value: Maybe | undefined, unit: string): string {
  if (value === null || value === undefined) {
    return "–";
  }
  switch (unit) {
    case "seconds":
    case "":
      return length(value);
    case "share":
      return `${(value * 100).toFixed(1)}%`;
    default:
      return decimal(value, 2);
  }
}

/** Writes a difference in its unit, with its sign. */
export function difference(value: Maybe | undefined, unit: string): string {
  if (value === null || value === undefined) {
    return "–";
  }
  if (unit === "seconds" || unit === "") {
    return change(value);
  }
  return value > 0 ? `+${written(value, unit)}` : written(value, unit);
}

/** Writes both ends of an interval. */
export function interval(ends: Between | undefined, write: (value: Maybe) => string): string {
  return ends ? `${write(ends[0])} to ${write(ends[1])}` : "–";
}

/** The seconds of the wall clock that an instant shows, counted in the offset that it is written with. */
export function wall(instant: string): number {
  return Date.parse(instant.replace(/(?:Z|[+-]\d\d:\d\d)$/, "Z")) / 1000;
}

/** Writes seconds of the wall clock as 13:09, or as 13:09:30 when that is finer. */
export function clock(seconds: number): string {
  const text = new Date(Math.round(seconds) * 1000).toISOString();
  return text.slice(11, Math.round(seconds) % 60 === 0 ? 16 : 19);
}

/** The ends of an interval that are known. */
export function ends(between: Between | undefined): number[] {
  return between ? between.filter((end) => end !== null) : [];
}

/** Writes a count with its noun, such as 1 run or 2 runs. */
export function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** Writes how a figure must stand to a limit, as readers do. */
export function relation(sign: string): string {
  return sign.replace("<=", "≤").replace(">=", "≥");
}

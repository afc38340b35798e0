import { share, written, type Maybe } from "../base/figures";
import { cell } from "./cells";
import type { Cell } from "./drawing";
import type { Look } from "./look";
import type { Among } from "./model";
import type { Place } from "./panel";
import { dot, line, type Shape } from "./shapes";

/** The columns of figures that a time and those of the runs have in tables. */
export const amongColumns = ["Log", "Least", "10th percentile", "Median", "90th percentile", "Most", "Rank"];

/** The same of a row. */
export function amongCells(of: Among): Cell[] {
  return [...[of.log, of.least, of.p10, of.p50, of.p90, of.most].map((value) => cell(value, "seconds")), cell(of.rank, "share")];
}

/** All that a row has to show on its axis, in seconds. */
export function amongValues(of: Among): number[] {
  return [of.log, of.least, of.p10, of.p50, of.p90, of.most].filter((value) => value !== null);
}

/** Says a time and those of the runs in words. */
export function amongWords(of: Among): string[] {
  if (of.p50 === null && of.least === null) {
    return [`in the log ${say(of.log)}; in no run`];
  }
  return [
    `in the log ${say(of.log)}, ${of.outside === "" ? `rank ${rank(of)}` : `${of.outside} than in any run`}`,
    `runs: median ${say(of.p50)}, eight in ten ${say(of.p10)} to ${say(of.p90)}, all ${say(of.least)} to ${say(of.most)}`,
  ];
}

/** Which share of the runs took less. */
export function rank(of: Among): string {
  return of.rank === null ? "" : share(of.rank);
}

function say(value: Maybe): string {
  return value === null ? "not reached" : written(value, "seconds");
}

/** Those of the runs as a line from the least to the most, thick where eight in ten lie, with a tick at the median, so many seconds along the axis. */
export function ofRuns(of: Among, from: number, at: Place, look: Look): Shape[] {
  const x = (value: Maybe) => (value === null ? at.right : at.x(from + value));
  const upright = look.size * 0.65;
  const shapes: Shape[] = [];
  if (of.least !== null) {
    shapes.push(line(x(of.least), at.y, x(of.most), at.y, look.faint, 1.5));
  }
  if (of.p10 !== null) {
    shapes.push(line(x(of.p10), at.y, Math.max(x(of.p10) + 2, x(of.p90)), at.y, look.of("series-1"), 5));
  }
  if (of.p50 !== null) {
    shapes.push(line(x(of.p50), at.y - upright, x(of.p50), at.y + upright, look.ink, 2));
  }
  return shapes;
}

/** That of the log: a ring, and a full dot where it is outside all runs. */
export function ofLog(of: Among, at: Place, look: Look): Shape[] {
  return of.log === null ? [] : [dot(at.x(of.log), at.y, look.size * 0.45, look.of("series-2"), of.outside === "" ? look.raised : undefined)];
}

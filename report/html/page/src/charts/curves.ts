import type { LineSeriesOption } from "echarts/charts";
import type { Scale } from "./scale";

/** The dashes of lines that share a chart, in CSS pixels; style/charts.css has the same for legends. */
export const dashes: number[][] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [14, 4], [1, 5], [6, 3, 1, 3, 1, 3], [3, 6]];

/** A line that stays where it is until its next value, as shares of runs do. */
export function steps(points: [number, number][], colour: string, width: number, dash: number[]): LineSeriesOption {
  return {
    type: "line",
    step: "end",
    data: points,
    showSymbol: false,
    symbol: "none",
    lineStyle: { color: colour, width, type: dash.length > 0 ? dash : "solid" },
    emphasis: { disabled: true },
    silent: true,
    z: 4,
  };
}

/** The points of a cumulative share, from nothing at the left end of the axis to what is reached at its right end. */
export function cumulative(x: number[], share: number[], scale: Scale): [number, number][] {
  const points = x.map((value, i): [number, number] => [value, share[i] ?? 0]);
  const last = share[share.length - 1] ?? 0;
  return [[scale.min, 0], [x[0] ?? scale.min, 0], ...points, [scale.max, last]];
}

/** The corners of a band between two stepped lines. */
export function band(x: number[], low: number[], high: number[]): [number, number][] {
  const upper = stair(x, high);
  const lower = stair(x, low);
  return [...upper, ...lower.reverse()];
}

function stair(x: number[], y: number[]): [number, number][] {
  return x.flatMap((value, i): [number, number][] => {
    const next = x[i + 1];
    const here: [number, number] = [value, y[i] ?? 0];
    return next === undefined ? [here] : [here, [next, y[i] ?? 0]];
  });
}

import type { LineSeriesOption } from "echarts/charts";
import { written } from "../base/figures";
import { axis, within } from "../charts/axis";
import { frame, type ChartOption } from "../charts/engine";
import type { Look } from "../charts/look";
import { scaleOver } from "../charts/scale";
import { group, label, line } from "../charts/shapes";
import type { Row, Spread } from "./model";

/** How high a chart is, in heights of its text. */
const HEIGHT = 8.2;

/** The values of a measure as they are spread: the file's dashed, filled those of now, and what they are held against. */
export function spreadChart(row: Row, of: Spread, width: number, look: Look): { height: number; option: ChartOption } {
  const height = look.size * HEIGHT;
  const bottom = look.size * 1.9;
  const end = of.from + of.width * of.now.length;
  const scale = scaleOver([of.from, end, ...(row.limit === null ? [] : [row.limit])], row.unit, Math.floor(width / (look.size * 6)));
  const most = Math.max(...of.file, ...of.now) * 1.05;
  return {
    height,
    option: {
      ...frame(look),
      grid: { ...within, left: look.size * 1.6, right: look.size * 1.6, top: look.size * 1.4, bottom },
      xAxis: { ...axis(scale, look), splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: look.faint } } },
      yAxis: { type: "value", min: 0, max: most, show: false },
      series: [curve(of, of.now, look.of("series-1"), true), curve(of, of.file, look.ink, false), target(row, most, look)],
    },
  };
}

function curve(of: Spread, shares: number[], colour: string, filled: boolean): LineSeriesOption {
  const middle = (i: number) => of.from + of.width * (i + 0.5);
  return {
    type: "line",
    data: [[of.from, 0], ...shares.map((share, i) => [middle(i), share]), [of.from + of.width * shares.length, 0]],
    showSymbol: false,
    silent: true,
    lineStyle: { color: colour, width: filled ? 1.8 : 1.4, type: filled ? "solid" : [5, 3] },
    ...(filled ? { areaStyle: { color: colour, opacity: 0.3 } } : {}),
    emphasis: { disabled: true },
  };
}

/** A line down at what values are held against, with its figure. */
function target(row: Row, most: number, look: Look): object {
  const limit = row.limit;
  return {
    type: "custom",
    silent: true,
    clip: false,
    data: limit === null ? [] : [[limit, 0]],
    renderItem: (_: unknown, api: { coord: (at: number[]) => number[]; getWidth: () => number }) => {
      const [x = 0, floor = 0] = api.coord([limit ?? 0, 0]);
      const [, top = 0] = api.coord([limit ?? 0, most]);
      const text = written(limit, row.unit);
      const left = x + look.widthOf(text) + look.size > api.getWidth();
      return group([
        line(x, top - look.size * 0.8, x, floor, look.of("series-2"), 1.8, [2, 3]),
        label(x + (left ? -4 : 4), top - look.size * 0.5, text, look, { fill: look.of("bad"), align: left ? "right" : "left", rim: true }),
      ]);
    },
  };
}

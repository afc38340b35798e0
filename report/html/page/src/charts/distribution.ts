import type { CustomSeriesOption } from "echarts/charts";
import { counted, relation, written, type Maybe } from "../base/figures";
import { cell, countCell } from "./cells";
import { band, cumulative, steps } from "./curves";
import type { Behind, Drawing, Drawn } from "./drawing";
import { frame, tips } from "./engine";
import { fly, reach, type Flag, type Flown } from "./flags";
import type { Look } from "./look";
import { distributions, measures, type Distribution, type Wanted } from "./model";
import { axis, besideShares, shareAxis, within } from "./axis";
import { scaleOver, type Scale } from "./scale";
import { box, group, label, line, polygon, type Shape } from "./shapes";

/** How the values of a measure are spread: the share of runs that have it by then, with its band, and how many have it when. */
export function distribution(of: Wanted): Drawing | null {
  const found = distributions(of).find((each) => each.variant === of.variant && (of.key !== "" || each.key === ""));
  if (!found || found.x.length === 0) {
    return null;
  }
  const verdict = measures(of).find((row) => row.key === found.key)?.verdict ?? "";
  return {
    summary: summary(found, of.title, verdict),
    legend: [],
    words: found.missing > 0 ? [`${found.missing} of ${counted(found.n + found.missing, "value is", "values are")} missing: the line ends below 100%.`] : [],
    tables: tables(found, of.title),
    draw: (width, look) => draw(found, width, look),
  };
}

function summary(of: Distribution, title: string, verdict: string): string {
  const say = (value: number | null) => written(value, of.unit);
  const target = of.target?.limit != null ? `, target ${of.target.statistic} ${relation(of.target.relation)} ${say(of.target.limit)}` : "";
  return `Distribution of ${title}: median ${say(of.p50)}, 90th percentile ${say(of.p90)}${target}${verdict === "" ? "" : `, ${verdict}`}`;
}

/** A value that a line runs through the chart at. */
interface Mark {
  value: number;
  text: string;
  colour: string;
  dash: number[];
}

function marks(of: Distribution, look: Look): Mark[] {
  const say = (value: number) => written(value, of.unit);
  const found: Mark[] = [];
  const add = (value: number | null | undefined, name: string, colour: string, dash: number[]) => {
    if (value !== null && value !== undefined) {
      found.push({ value, text: `${name} ${say(value)}`, colour, dash });
    }
  };
  add(of.nominal, "nominal", look.muted, [2, 3]);
  add(of.p50, "median", look.of("series-1"), []);
  add(of.p90, "90th percentile", look.of("series-1"), [7, 4]);
  add(of.target?.limit, `target ${relation(of.target?.relation ?? "")}`, look.of("series-2"), [12, 4, 2, 4]);
  return found.sort((a, b) => a.value - b.value);
}

/** A line through the chart, with the flag that says what it is. */
interface Marked {
  mark: Mark;
  flag: Flag;
  flown: Flown;
}

/** Where the parts stand, in CSS pixels: flags above, then the shares, then the histogram if there is one. */
interface Layout {
  scale: Scale;
  x: (value: number) => number;
  left: number;
  right: number;
  lines: Marked[];
  top: number;
  upper: number;
  gap: number;
  lower: number;
  bottom: number;
}

function layOut(of: Distribution, width: number, look: Look): Layout {
  const { bins } = of;
  const found = marks(of, look);
  const values = [...of.x, ...found.map((mark) => mark.value), ...(bins ? [bins.from, bins.from + bins.width * bins.counts.length] : [])];
  const scale = scaleOver(values, of.unit, Math.floor((width - look.size * 5.9) / (look.size * 5)));
  const [left, right] = besideShares(scale, width, look);
  const x = (value: number) => left + ((value - scale.min) / (scale.max - scale.min)) * (right - left);
  const flags = found.map((mark) => ({ x: x(mark.value), width: look.widthOf(mark.text) }));
  const flown = fly(flags, 0, width);
  const lines = found.flatMap((mark, i): Marked[] => {
    const [flag, at] = [flags[i], flown[i]];
    return flag && at ? [{ mark, flag, flown: at }] : [];
  });
  const top = Math.max(0, ...flown.map((each) => each.level + 1)) * look.size * 1.5 + look.size * 0.6;
  const [upper, gap, lower] = [look.size * 13, bins ? look.size * 1.2 : 0, bins ? look.size * 5 : 0];
  return { scale, x, left, right, lines, top, upper, gap, lower, bottom: top + upper + gap + lower };
}

function draw(of: Distribution, width: number, look: Look): Drawn {
  const { bins } = of;
  const at = layOut(of, width, look);
  const { scale, top, upper } = at;
  const room = { ...within, left: at.left, width: at.right - at.left };
  const plain = { ...axis(scale, look), axisLabel: { show: false, customValues: scale.ticks } };
  return {
    height: at.bottom + look.size * 2.4,
    option: {
      ...frame(look),
      grid: [{ ...room, top, height: upper }, ...(bins ? [{ ...room, top: top + upper + at.gap, height: at.lower }] : [])],
      xAxis: [{ gridIndex: 0, ...(bins ? plain : axis(scale, look)) }, ...(bins ? [{ gridIndex: 1, ...axis(scale, look) }] : [])],
      yAxis: [{ gridIndex: 0, ...shareAxis(look) }, ...(bins ? [{ gridIndex: 1, type: "value" as const, min: 0, max: Math.max(1, ...bins.counts), show: false }] : [])],
      series: [
        bandSeries(of, scale, look),
        steps(cumulative(of.x, of.share, scale), look.of("series-1"), 2, []),
        ...(bins ? [histogram(bins, of.unit, width, look)] : []),
        { ...over, renderItem: () => group(at.lines.flatMap((marked) => flagged(marked, at, look))) },
        pointed(of, at, width, look),
      ],
    },
  };
}

/** A line down through the chart with its flag. */
function flagged({ mark, flag, flown }: Marked, at: Layout, look: Look): Shape[] {
  const y = at.top - look.size * (1 + 1.5 * flown.level);
  const [begin, end] = reach(flag, flown);
  const text = flown.side === "right" ? label(begin + 1, y, mark.text, look) : label(end - 1, y, mark.text, look, { align: "right" });
  return [line(flag.x, y - look.size * 0.6, flag.x, at.bottom, mark.colour, 1.8, mark.dash), text];
}

const over: CustomSeriesOption = { type: "custom", data: [[0, 0]], clip: false, silent: true, z: 5 };

function bandSeries(of: Distribution, scale: Scale, look: Look): CustomSeriesOption {
  const corners = of.low && of.high ? band([...of.x, scale.max], of.low, of.high) : [];
  return {
    ...over,
    z: 2,
    renderItem: (_, api) => group([polygon(corners.map(([x, y]) => corner(api.coord([x, y]))), { fill: look.of("series-1"), opacity: 0.16 })]),
  };
}

function corner(point: number[]): [number, number] {
  return [point[0] ?? 0, point[1] ?? 0];
}

function histogram(bins: NonNullable<Distribution["bins"]>, unit: string, width: number, look: Look): CustomSeriesOption {
  const from = (i: number) => bins.from + i * bins.width;
  return {
    type: "custom",
    xAxisIndex: 1,
    yAxisIndex: 1,
    clip: false,
    data: bins.counts.map((count, i) => [from(i), count]),
    tooltip: tips(bins.counts.map((count, i) => [`${written(from(i), unit)} to ${written(from(i + 1), unit)}`, counted(count, "value", "values")]), width, look),
    renderItem: (params, api) => {
      const [x, y] = corner(api.coord([from(params.dataIndex), bins.counts[params.dataIndex] ?? 0]));
      const [end, floor] = corner(api.coord([from(params.dataIndex + 1), 0]));
      return group([box(x + 0.5, y, Math.max(1, end - x - 1), floor - y, look.of("series-1"), { opacity: 0.55 })]);
    },
  };
}

/** Columns that can be pointed at, which tell the share at a value. */
function pointed(of: Distribution, { x, top, upper }: Layout, width: number, look: Look): CustomSeriesOption {
  return {
    type: "custom",
    clip: false,
    z: 6,
    data: of.x.map((value, i) => [value, of.share[i] ?? 0]),
    tooltip: tips(of.x.map((_, i) => told(of, i)), width, look),
    renderItem: (params) => {
      const from = x(of.x[params.dataIndex] ?? 0);
      const next = of.x[params.dataIndex + 1];
      return group([box(from, top, Math.max(2, next === undefined ? 4 : x(next) - from), upper, "rgba(0,0,0,0)")]);
    },
  };
}

/** What share has a value by then. */
function told(of: Distribution, i: number): string[] {
  const ends = of.low && of.high ? [`95% band ${written(of.low[i], "share")} to ${written(of.high[i], "share")}`] : [];
  return [`${written(of.share[i], "share")} of values within ${written(of.x[i], of.unit)}`, ...ends];
}

function tables(of: Distribution, title: string): Behind[] {
  const figures: [string, Maybe][] = [
    ["Nominal", of.nominal],
    ["Median", of.p50],
    ["90th percentile", of.p90],
    ["Target", of.target?.limit ?? null],
  ];
  const found: Behind[] = [
    { caption: `${title}: figures`, columns: ["Figure", "Value"], rows: figures.map(([name, value]) => [name, cell(value, of.unit)]) },
    {
      caption: `${title}: share of values no longer than`,
      columns: ["Value", "Share", "Low", "High"],
      rows: of.x.map((x, i) => [cell(x, of.unit), cell(of.share[i], "share"), cell(of.low?.[i], "share"), cell(of.high?.[i], "share")]),
    },
  ];
  const bins = of.bins;
  if (bins) {
    found.push({
      caption: `${title}: values from and below`,
      columns: ["From", "Below", "Values"],
      rows: bins.counts.map((count, i) => {
        const from = bins.from + i * bins.width;
        return [cell(from, of.unit), cell(from + bins.width, of.unit), countCell(count)];
      }),
    });
  }
  return found;
}

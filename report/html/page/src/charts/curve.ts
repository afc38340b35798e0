import type { CustomSeriesOption } from "echarts/charts";
import { ends, interval, relation, written } from "../base/figures";
import { cell, countCell, withEnds } from "./cells";
import type { Behind, Drawing, Drawn, Sign } from "./drawing";
import { frame, tips } from "./engine";
import type { Look } from "./look";
import { inputs, judged, points, type Judged, type Wanted } from "./model";
import { axis, halfLabel, within } from "./axis";
import { scaleOver, type Scale } from "./scale";
import { group, label, line, polygon, type Shape } from "./shapes";
import { reachedAt, drawnName, unitOf, type Reached } from "./statistic";
import { verdictMark, verdictSigns } from "./verdicts";

/** What a curve draws. */
interface Curve {
  reached: Reached[];
  objective: Judged | undefined;
  unit: string;
  /** Where each point stands along the input: its number, or its place in the order of words. */
  along: number[];
  words: boolean;
  input: string;
  inputUnit: string;
}

/** A measure as a function of one input, with the objective's limit and the value as the scenario has it. */
export function curve(of: Wanted): Drawing | null {
  const objectives = judged(of);
  const reached = reachedAt(points(of), objectives);
  const first = reached[0];
  if (!first) {
    return null;
  }
  const words = reached.some(({ point }) => point.x === null || point.x === undefined);
  const drawn: Curve = {
    reached,
    objective: objectives[0],
    unit: unitOf(first.point, objectives[0]),
    along: reached.map(({ point }, i) => (words ? i : (point.x ?? i))),
    words,
    input: inputs()[0]?.title ?? inputs()[0]?.path ?? "",
    inputUnit: inputs()[0]?.unit === "" ? "count" : inputs()[0]?.unit ?? "count",
  };
  return {
    summary: summary(drawn, of.title),
    legend: legend(drawn),
    words: [],
    tables: [table(drawn, of.title)],
    draw: (width, look) => draw(drawn, width, look),
  };
}

function summary(of: Curve, title: string): string {
  const first = of.reached[0];
  const last = of.reached[of.reached.length - 1];
  const say = (at: Reached | undefined) => `${written(at?.value, of.unit)} at ${at?.point.value ?? ""}`;
  return `${title} by ${of.input}: ${say(first)}, ${say(last)}`;
}

function legend(of: Curve): Sign[] {
  const signs = verdictSigns(of.reached.map((each) => each.verdict));
  const limit = of.objective && of.objective.limit !== null ? [{ mark: "line dash-3", colour: "series-2", text: "limit" }] : [];
  return [
    { mark: "line", colour: "series-1", text: drawnName(of.objective) },
    { mark: "area", colour: "series-1", text: "95% interval" },
    ...limit,
    ...signs,
  ];
}

function draw(of: Curve, width: number, look: Look): Drawn {
  const values = of.reached.flatMap(({ value, between }) => [...(value === null ? [] : [value]), ...ends(between)]);
  const limit = of.objective?.limit ?? null;
  const up = scaleOver([...values, ...(limit === null ? [] : [limit])], of.unit, 6);
  const beside = look.size + Math.max(...up.ticks.map((tick) => look.widthOf(up.write(tick))));
  const along = alongScale(of, width - beside - look.size * 2.2, look);
  // Words stand in the middle of their part of the axis and are cut to it; numbers stand out at its ends.
  const half = of.words ? 0 : halfLabel(along, look);
  const left = Math.max(beside, half);
  const edge = Math.max(look.size * 2.2, half);
  const room = width - left - edge;
  const height = look.size * 17;
  const top = look.size * 2;
  const bottom = axis(along, look, of.words ? room / of.reached.length - look.size : undefined);
  return {
    height: top + height + look.size * 4.2,
    option: {
      ...frame(look),
      grid: { ...within, left, width: room, top, height },
      xAxis: {
        ...bottom,
        splitLine: { show: false },
        name: of.input,
        nameLocation: "middle",
        nameGap: look.size * 2.4,
        nameTextStyle: { color: look.muted, fontSize: look.size, width: room, overflow: "truncate" },
        axisLine: { show: true, lineStyle: { color: look.faint } },
      },
      yAxis: axis(up, look),
      series: [painted(of, limit, width, edge, look)],
    },
  };
}

/** The axis of the input: of its numbers, or of the words that it takes one after another. */
function alongScale(of: Curve, room: number, look: Look): Scale {
  if (!of.words) {
    return scaleOver(of.along, of.inputUnit, Math.floor(room / (look.size * 5)));
  }
  const write = (at: number) => of.reached[at]?.point.value ?? "";
  return { min: -0.5, max: of.reached.length - 0.5, ticks: of.along, write };
}

/** Band, line and limit with the first point, so that all marks lie upon them; then a mark a point. */
function painted(of: Curve, limit: number | null, width: number, edge: number, look: Look): CustomSeriesOption {
  return {
    type: "custom",
    clip: false,
    data: of.reached.map((each, i) => [of.along[i] ?? i, each.value]),
    tooltip: tips(of.reached.map((each) => told(of, each)), width, look),
    renderItem: (params, api) => {
      const place = (along: number, value: number): [number, number] => {
        const [x = 0, y = 0] = api.coord([along, value]);
        return [x, y];
      };
      const each = of.reached[params.dataIndex];
      const ground = params.dataIndex === 0 ? below(of, limit, place, look, width - edge) : [];
      if (each?.value == null) {
        return group(ground);
      }
      const [x, y] = place(of.along[params.dataIndex] ?? 0, each.value);
      const asWritten = each.point.as_written ? [writtenLabel(of, x, y, width, look)] : [];
      return group([...ground, ...verdictMark(each.verdict, x, y, look.size * 0.4, look), ...asWritten]);
    },
  };
}

/** Says which point is the scenario as it is, on the side of the line that it turns away from. */
function writtenLabel(of: Curve, x: number, y: number, width: number, look: Look): Shape {
  const first = of.reached[0]?.value ?? 0;
  const last = of.reached[of.reached.length - 1]?.value ?? 0;
  const rising = last > first;
  const crowded = x > width * 0.7;
  const below = rising !== crowded;
  return label(x, y + look.size * (below ? 1.3 : -1.3), "as written", look, { align: crowded ? "right" : "left", bold: true, rim: true });
}

function told(of: Curve, at: Reached): string[] {
  const say = (value: number | null) => written(value, of.unit);
  return [
    `${of.input} = ${at.point.value}`,
    `${drawnName(of.objective)} ${say(at.value)} (95% interval ${interval(at.between, say)})`,
    ...(at.verdict === "" ? [] : [`${of.objective?.expression ?? ""}: ${at.verdict}`]),
    ...(at.point.missing > 0 ? [`${at.point.missing} values missing`] : []),
  ];
}

function below(of: Curve, limit: number | null, place: (along: number, value: number) => [number, number], look: Look, right: number): Shape[] {
  const shapes: Shape[] = [];
  const known = of.reached.flatMap(({ between }, i) => {
    const [low, high] = between ?? [null, null];
    return low === null || high === null ? [] : [{ along: of.along[i] ?? i, low, high }];
  });
  if (known.length > 1) {
    const upper = known.map((each) => place(each.along, each.high));
    const lower = known.map((each) => place(each.along, each.low)).reverse();
    shapes.push(polygon([...upper, ...lower], { fill: look.of("series-1"), opacity: 0.18 }));
  }
  const run = of.reached.flatMap(({ value }, i) => (value === null ? [] : [place(of.along[i] ?? i, value)]));
  shapes.push({ type: "polyline", shape: { points: run }, style: { stroke: look.of("series-1"), lineWidth: 2, fill: "none" } });
  if (limit !== null) {
    const [, y] = place(0, limit);
    const left = run[0]?.[0] ?? 0;
    const text = `limit ${relation(of.objective?.relation ?? "")} ${written(limit, of.unit)}`;
    shapes.push(line(left, y, right, y, look.of("series-2"), 2, [10, 3, 2, 3]));
    shapes.push(label(left + look.size * 0.4, y - look.size * 0.9, text, look, { rim: true }));
  }
  return shapes;
}

function table(of: Curve, title: string): Behind {
  return {
    caption: `${title} by ${of.input}`,
    columns: [of.input, "Value", "Low", "High", "Verdict", "Values", "Missing"],
    rows: of.reached.map(({ point, value, between, verdict }) => [
      point.as_written ? `${point.value} (as written)` : point.value,
      ...withEnds(value, between).map((each) => cell(each, of.unit)),
      verdict,
      countCell(point.n),
      countCell(point.missing),
    ]),
  };
}

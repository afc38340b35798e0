import type { CustomSeriesOption } from "echarts/charts";
import { rows } from "../base/data";
import { count, written, type Maybe } from "../base/figures";
import { axis, halfLabel, within } from "./axis";
import { cell, countCell } from "./cells";
import { band, steps } from "./curves";
import type { Drawing, Drawn } from "./drawing";
import { frame, tips } from "./engine";
import type { Look } from "./look";
import type { Wanted } from "./model";
import { scaleOver, type Scale } from "./scale";
import { box, group, polygon } from "./shapes";

/** How often calls of a stream come at an hour of the week, counted from Monday, 0:00: in a log, and in the model of it. */
interface Hour {
  stream: string;
  hour: number;
  calls: number;
  covered: number;
  log: Maybe;
  fitted: number;
  low: number;
  high: number;
}

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Calls an hour over the week: what a log has, and the blocks of hours that a model has of it. */
export function week(of: Wanted): Drawing | null {
  const hours = rows<Hour>("hours").filter((each) => each.stream === of.measure);
  if (hours.length === 0) {
    return null;
  }
  const most = hours.reduce((a, b) => (b.fitted > a.fitted ? b : a));
  return {
    summary: `${of.title}, by hour of the week: fitted at most ${written(most.fitted, "rate")} an hour, from ${named(most)} on`,
    legend: [
      { mark: "line", colour: "ink", text: "in the log" },
      { mark: "line", colour: "series-1", text: "fitted" },
      { mark: "area", colour: "series-1", text: "its 95% interval" },
    ],
    words: [],
    tables: [
      {
        caption: of.title,
        columns: ["From", "Calls", "In the log", "Fitted", "Low", "High"],
        rows: hours.map((each) => [named(each), countCell(each.calls), ...[each.log, each.fitted, each.low, each.high].map((rate) => cell(rate, "rate"))]),
      },
    ],
    draw: (width, look) => draw(hours, width, look),
  };
}

function named(of: Hour): string {
  return `${days[Math.floor(of.hour / 24)] ?? ""} ${String(of.hour % 24).padStart(2, "0")}:00`;
}

const overDays: Scale = { min: 0, max: 168, ticks: [0, 24, 48, 72, 96, 120, 144], write: (hour) => days[hour / 24] ?? "" };

function draw(hours: Hour[], width: number, look: Look): Drawn {
  const up = scaleOver([0, ...hours.flatMap((each) => [each.high, each.log ?? 0])], "rate", 5);
  const left = look.size + Math.max(halfLabel(overDays, look), ...up.ticks.map((tick) => look.widthOf(up.write(tick))));
  const room = width - left - look.size;
  const height = look.size * 14;
  const line = (value: (of: Hour) => number, colour: string, thick: number) =>
    steps([...hours, ...hours.slice(-1).map((each) => ({ ...each, hour: 168 }))].map((each) => [each.hour, value(each)]), look.of(colour), thick, []);
  return {
    height: height + look.size * 3.2,
    option: {
      ...frame(look),
      grid: { ...within, left, width: room, top: look.size * 0.8, height },
      xAxis: axis(overDays, look),
      yAxis: axis(up, look),
      series: [bands(hours, look), line((each) => each.log ?? 0, "ink", 1.2), line((each) => each.fitted, "series-1", 2.2), pointed(hours, width, height, look)],
    },
  };
}

function bands(hours: Hour[], look: Look): CustomSeriesOption {
  const corners = band([...hours.map((each) => each.hour), 168], hours.map((each) => each.low), hours.map((each) => each.high));
  return {
    type: "custom",
    data: [[0, 0]],
    silent: true,
    z: 2,
    renderItem: (_, api) => group([polygon(corners.map((corner) => at(api.coord(corner))), { fill: look.of("series-1"), opacity: 0.16 })]),
  };
}

function at(point: number[]): [number, number] {
  return [point[0] ?? 0, point[1] ?? 0];
}

/** Columns that can be pointed at, which tell the figures of an hour. */
function pointed(hours: Hour[], width: number, height: number, look: Look): CustomSeriesOption {
  return {
    type: "custom",
    z: 6,
    data: hours.map((each) => [each.hour, 0]),
    tooltip: tips(hours.map(told), width, look),
    renderItem: (params, api) => {
      const [x, floor] = at(api.coord([hours[params.dataIndex]?.hour ?? 0, 0]));
      const [next] = at(api.coord([(hours[params.dataIndex]?.hour ?? 0) + 1, 0]));
      return group([box(x, floor - height, Math.max(1, next - x), height, "rgba(0,0,0,0)")]);
    },
  };
}

function told(of: Hour): string[] {
  return [
    named(of),
    of.log === null ? "not in the log" : `in the log ${written(of.log, "rate")} an hour, of ${count(of.calls)}`,
    `fitted ${written(of.fitted, "rate")} (95% interval ${written(of.low, "rate")} to ${written(of.high, "rate")})`,
  ];
}

import { counted, difference, share, shortClock, wall, written } from "../base/figures";
import { cell, changeCell } from "./cells";
import type { Cell, Drawing } from "./drawing";
import type { Look } from "./look";
import { reported as all, type Reported, type Wanted } from "./model";
import type { Panel, Place, Row } from "./panel";
import { drawPanels } from "./rows";
import { scaleOfClock, scaleOver, type Scale } from "./scale";
import { dot, line, whiskers, type Shape } from "./shapes";

/** A pair as numbers on its axis: seconds of the clock, or a length. */
interface Pair {
  of: Reported;
  from: number;
  to: number;
  /** The median of the runs, or the only one; and between which two nine in ten of them lie. */
  simulated: number | null;
  low: number | null;
  high: number | null;
  write(value: number): string;
}

/** What sources say beside what is simulated: instants on the clock, lengths on an axis of their own. */
export function reported(of: Wanted): Drawing | null {
  const pairs = all().flatMap(pair);
  if (pairs.length === 0) {
    return null;
  }
  const instants = pairs.filter((each) => typeof each.of.reported === "string");
  const lengths = pairs.filter((each) => typeof each.of.reported === "number");
  const panels = [
    panel("Instants", instants, scaleOfClock),
    panel("Lengths", lengths, (values, ticks) => scaleOver(values, "seconds", ticks)),
  ].filter((each) => each.rows.length > 0);
  return {
    summary: `${of.title}: ${counted(pairs.length, "figure", "figures")} as reported and as simulated, with the difference`,
    legend: [
      { mark: "ring", colour: "series-2", text: "reported" },
      ...(pairs.some((each) => each.to > each.from) ? [{ mark: "thick" as const, colour: "series-2" as const, text: "reported as a range" }] : []),
      { mark: "dot", colour: "series-1", text: pairs.some((each) => each.of.runs > 0) ? "median of the runs" : "simulated, one run" },
      ...(pairs.some((each) => spread(each)) ? [{ mark: "line" as const, colour: "series-1" as const, text: "9 in 10 runs" }] : []),
    ],
    words: [],
    tables: [
      {
        caption: of.title,
        columns: ["What", "Reported", "To", "Simulated", "5th percentile", "95th percentile", "Runs below", "Within", "Difference", "Confidence", "Source", "Note"],
        rows: all().map((row) => [
          row.title,
          said(row.reported),
          said(row.reported_to),
          said(row.simulated),
          said(row.low),
          said(row.high),
          cell(row.rank, "share"),
          row.inside === null ? "" : row.inside ? "within" : "outside",
          changeCell(row.difference, "seconds"),
          row.confidence,
          row.source,
          row.note,
        ]),
      },
    ],
    draw: (width, look) => drawPanels(panels, width, look),
  };
}

function said(value: string | number | null): Cell {
  return typeof value === "string" ? { text: shortClock(wall(value)), value: wall(value) } : cell(value, "seconds");
}

function pair(row: Reported): Pair[] {
  const from = number(row.reported);
  if (from === null) {
    return [];
  }
  const write = typeof row.reported === "string" ? shortClock : (value: number) => written(value, "seconds");
  return [{ of: row, from, to: number(row.reported_to) ?? from, simulated: number(row.simulated), low: number(row.low), high: number(row.high), write }];
}

function number(value: string | number | null): number | null {
  return typeof value === "string" ? wall(value) : value;
}

function panel(title: string, pairs: Pair[], scale: (values: number[], ticks: number) => Scale): Panel {
  const values = pairs.flatMap((each) => [each.from, each.to, each.simulated, each.low, each.high]).filter((value) => value !== null);
  const overAll = pairs.some((each) => each.of.runs > 0);
  return { title, headings: ["later by", ...(overAll ? ["reported at"] : [])], lines: [], scale: (ticks) => scale(values, ticks), rows: pairs.map(asRow) };
}

function asRow(of: Pair): Row {
  const row = of.of;
  const range = of.to > of.from ? `${of.write(of.from)} to ${of.write(of.to)}` : of.write(of.from);
  return {
    name: row.title,
    aside: [difference(row.difference, "seconds"), ...(row.runs > 0 ? [lies(of)] : [])],
    tip: [
      `reported ${range} (${[row.confidence, row.source].filter((each) => each !== "").join(", ")})`,
      ...(row.runs > 0 ? overRuns(of) : []),
      one("the nominal run", row.nominal, row.nominal_rank, of),
      ...(row.shown === row.nominal ? [] : [one("the run shown", row.shown, row.shown_rank, of)]),
      ...(row.note === "" ? [] : [row.note]),
    ],
    paint: (at, look) => dumbbell(of, at, look),
  };
}

/** At which rank among the runs what is reported lies, and whether outside; of what is the same in all of them nothing. */
function lies(of: Pair): string {
  const row = of.of;
  return row.rank === null || !spread(of) ? "" : share(row.rank) + (row.inside === true ? "" : ", outside");
}

/** Where the runs lie, and what is reported among them. */
function overRuns(of: Pair): string[] {
  const row = of.of;
  const say = (value: number | null) => (value === null ? "never" : of.write(value));
  const ranks = [row.rank, row.rank_to].flatMap((each) => (each === null ? [] : [share(each)]));
  return [
    `${counted(row.runs, "run", "runs")}: median ${say(of.simulated)}, nine in ten ${say(of.low)} to ${say(of.high)}`,
    ...(row.missing > 0 ? [`in ${counted(row.missing, "run", "runs")} it never came about`] : []),
    `what is reported lies ${row.inside === true ? "within" : "outside"} that range, above ${ranks.join(" to ")} of the runs`,
  ];
}

/** What one run has. */
function one(name: string, value: string | number | null, rank: number | null, of: Pair): string {
  const at = number(value);
  return at === null ? `${name}: never` : `${name}: ${of.write(at)}${rank === null ? "" : `, above ${share(rank)} of the runs`}`;
}

/** Whether the runs differ. */
function spread(of: Pair): boolean {
  return of.low !== null && of.low !== of.high;
}

function dumbbell(of: Pair, at: Place, look: Look): Shape[] {
  const r = look.size * 0.42;
  const shapes: Shape[] = [];
  if (of.low !== null && spread(of)) {
    const end = of.high === null ? at.right : at.x(of.high);
    shapes.push(...whiskers(at.x(of.low), end, at.y, r * 0.8, look.of("series-1"), 2));
  } else if (of.simulated !== null) {
    const near = Math.min(Math.max(of.simulated, of.from), of.to);
    shapes.push(line(at.x(near), at.y, at.x(of.simulated), at.y, look.faint, 2));
  }
  if (of.to > of.from) {
    shapes.push(line(at.x(of.from), at.y, at.x(of.to), at.y, look.of("series-2"), 5));
  }
  shapes.push(dot(at.x(of.from), at.y, r * 1.35, look.of("series-2"), look.raised));
  if (of.to > of.from) {
    shapes.push(dot(at.x(of.to), at.y, r * 1.35, look.of("series-2"), look.raised));
  }
  if (of.simulated !== null) {
    shapes.push(dot(at.x(of.simulated), at.y, r * 0.75, look.of("series-1")));
  }
  return shapes;
}

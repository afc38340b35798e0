import { counted, difference, shortClock, wall, written } from "../base/figures";
import { cell, changeCell } from "./cells";
import type { Cell, Drawing } from "./drawing";
import type { Look } from "./look";
import { reported as all, type Reported, type Wanted } from "./model";
import type { Panel, Place, Row } from "./panel";
import { drawPanels } from "./rows";
import { scaleOfClock, scaleOver, type Scale } from "./scale";
import { dot, line, type Shape } from "./shapes";

/** A pair as numbers on its axis: seconds of the clock, or a length. */
interface Pair {
  of: Reported;
  from: number;
  to: number;
  simulated: number | null;
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
      { mark: "thick", colour: "series-2", text: "reported as a range" },
      { mark: "dot", colour: "series-1", text: "simulated, nominal run" },
    ],
    words: [],
    tables: [
      {
        caption: of.title,
        columns: ["What", "Reported", "To", "Simulated", "Difference", "Confidence", "Source", "Note"],
        rows: all().map((row) => [
          row.title,
          said(row.reported),
          said(row.reported_to),
          said(row.simulated),
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
  return [{ of: row, from, to: number(row.reported_to) ?? from, simulated: number(row.simulated), write }];
}

function number(value: string | number | null): number | null {
  return typeof value === "string" ? wall(value) : value;
}

function panel(title: string, pairs: Pair[], scale: (values: number[], ticks: number) => Scale): Panel {
  const values = pairs.flatMap((each) => [each.from, each.to, each.simulated]).filter((value) => value !== null);
  return { title, headings: ["simulated later by"], lines: [], scale: (ticks) => scale(values, ticks), rows: pairs.map(asRow) };
}

function asRow(of: Pair): Row {
  const row = of.of;
  const range = of.to > of.from ? `${of.write(of.from)} to ${of.write(of.to)}` : of.write(of.from);
  return {
    name: row.title,
    aside: [difference(row.difference, "seconds")],
    tip: [
      `reported ${range} (${[row.confidence, row.source].filter((each) => each !== "").join(", ")})`,
      of.simulated === null ? "not reached in the nominal run" : `simulated ${of.write(of.simulated)}`,
      ...(row.note === "" ? [] : [row.note]),
    ],
    paint: (at, look) => dumbbell(of, at, look),
  };
}

function dumbbell(of: Pair, at: Place, look: Look): Shape[] {
  const r = look.size * 0.42;
  const shapes: Shape[] = [];
  if (of.simulated !== null) {
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

import { counted, written } from "../base/figures";
import { cell, countCell } from "./cells";
import type { Drawing } from "./drawing";
import { measures, type Measure, type Wanted } from "./model";
import { shortNames } from "./names";
import type { Place, Row } from "./panel";
import { drawPanels } from "./rows";
import { scaleOver } from "./scale";
import { box, line, type Shape } from "./shapes";
import type { Look } from "./look";

/** The rows of one measure beside each other: all values, the upper half short of the slowest tenth, and the nominal run. */
export function multiples(of: Wanted): Drawing | null {
  const rows = measures(of).filter((row) => row.key !== "" && row.n > 0);
  const first = rows[0];
  if (!first) {
    return null;
  }
  const unit = first.unit;
  const names = shortNames(rows);
  const values = rows.flatMap((row) => [row.min, row.max, row.nominal]).filter((value) => value !== null);
  const panel = {
    title: "",
    headings: ["median", "90th percentile"],
    lines: [],
    scale: (ticks: number) => scaleOver(unit === "seconds" ? values : [0, ...values], unit, ticks),
    rows: rows.map((row, i) => asRow(row, names[i] ?? row.key)),
  };
  return {
    summary: `${of.title}: ${counted(rows.length, "row", "rows")}, each from its shortest to its longest value, with median and 90th percentile`,
    legend: [
      { mark: "line", colour: "faint", text: "lowest to highest" },
      { mark: "thick", colour: "series-1", text: "median to 90th percentile" },
      { mark: "tick", colour: "ink", text: "nominal run" },
    ],
    words: [],
    tables: [table(of, rows, names)],
    draw: (width, look) => drawPanels([panel], width, look),
  };
}

function asRow(row: Measure, name: string): Row {
  const say = (value: number | null) => written(value, row.unit);
  return {
    name,
    aside: [say(row.p50), say(row.p90)],
    tip: [
      row.title,
      `median ${say(row.p50)}, 90th percentile ${say(row.p90)}`,
      `from ${say(row.min)} to ${say(row.max)}; nominal ${say(row.nominal)}`,
      ...(row.missing > 0 ? [`${row.missing} of ${row.n + row.missing} without a value`] : []),
    ],
    paint: (at, look) => marks(row, at, look),
  };
}

function marks(row: Measure, at: Place, look: Look): Shape[] {
  const shapes: Shape[] = [];
  if (row.min !== null && row.max !== null) {
    shapes.push(line(at.x(row.min), at.y, at.x(row.max), at.y, look.faint, 1.5));
  }
  if (row.p50 !== null && row.p90 !== null) {
    const thick = look.size * 0.6;
    shapes.push(box(at.x(row.p50), at.y - thick / 2, Math.max(2, at.x(row.p90) - at.x(row.p50)), thick, look.of("series-1")));
  }
  if (row.nominal !== null) {
    shapes.push(line(at.x(row.nominal), at.y - look.size * 0.65, at.x(row.nominal), at.y + look.size * 0.65, look.ink, 2));
  }
  return shapes;
}

function table(of: Wanted, rows: Measure[], names: string[]): Drawing["tables"][number] {
  return {
    caption: of.title,
    columns: ["Row", "Lowest", "Median", "90th percentile", "Highest", "Nominal", "Values", "Missing"],
    rows: rows.map((row, i) => [
      names[i] ?? row.key,
      ...[row.min, row.p50, row.p90, row.max, row.nominal].map((value) => cell(value, row.unit)),
      countCell(row.n),
      countCell(row.missing),
    ]),
  };
}

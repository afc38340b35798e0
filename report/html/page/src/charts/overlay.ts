import { counted, written } from "../base/figures";
import { cell, countCell } from "./cells";
import { cumulative, dashes, steps } from "./curves";
import type { Drawing, Drawn, Sign } from "./drawing";
import { frame } from "./engine";
import type { Look } from "./look";
import { distributions, variantTitle, type Distribution, type Wanted } from "./model";
import { axis, besideShares, shareAxis, within } from "./axis";
import { scaleOver } from "./scale";

/** A line of the chart, and the variants that have exactly this one. */
interface Line {
  of: Distribution;
  names: string[];
  colour: string;
  dash: number;
}

/** How a measure is spread in the baseline and in each variant, in one chart. */
export function overlay(of: Wanted): Drawing | null {
  const found = distributions(of).filter((each) => each.x.length > 0 && (of.key !== "" || each.key === ""));
  const first = found[0];
  if (!first) {
    return null;
  }
  const lines = distinct(found);
  return {
    summary: `Distributions of ${of.title}: ${found.map((each) => `${name(each)} median ${written(each.p50, each.unit)}`).join(", ")}`,
    legend: lines.map(sign),
    words: found.filter((each) => each.missing > 0).map((each) => `${name(each)}: ${each.missing} of ${counted(each.n + each.missing, "value", "values")} missing.`),
    tables: [
      {
        caption: of.title,
        columns: ["Of", "Median", "90th percentile", "Nominal", "Values", "Missing"],
        rows: found.map((each) => [
          name(each),
          ...[each.p50, each.p90, each.nominal].map((value) => cell(value, each.unit)),
          countCell(each.n),
          countCell(each.missing),
        ]),
      },
    ],
    draw: (width, look) => draw(lines, first.unit, width, look),
  };
}

function name(of: Distribution): string {
  return variantTitle(of.variant);
}

/** The lines that there are to tell apart: what a variant does not change lies upon another's line exactly. */
function distinct(found: Distribution[]): Line[] {
  const lines: Line[] = [];
  for (const each of found) {
    const same = lines.find((other) => equal(other.of, each));
    if (same) {
      same.names.push(name(each));
    } else {
      const i = lines.length;
      lines.push({ of: each, names: [name(each)], colour: i === 0 ? "ink" : `series-${((i - 1) % 8) + 1}`, dash: i % dashes.length });
    }
  }
  return lines;
}

function equal(a: Distribution, b: Distribution): boolean {
  return a.x.length === b.x.length && a.x.every((value, i) => value === b.x[i] && a.share[i] === b.share[i]);
}

function sign(line: Line): Sign {
  const [first = "", ...same] = line.names;
  return { mark: `line dash-${line.dash}`, colour: line.colour, text: same.length === 0 ? first : `${first} (the same: ${same.join(", ")})` };
}

function draw(lines: Line[], unit: string, width: number, look: Look): Drawn {
  const scale = scaleOver(lines.flatMap((line) => line.of.x), unit, Math.floor((width - look.size * 5.9) / (look.size * 5)));
  const [left, right] = besideShares(scale, width, look);
  const height = look.size * 20;
  return {
    height: height + look.size * 3.2,
    option: {
      ...frame(look),
      grid: { ...within, left, width: right - left, top: look.size * 0.8, height },
      xAxis: axis(scale, look),
      yAxis: shareAxis(look),
      series: lines.map((line) => steps(cumulative(line.of.x, line.of.share, scale), look.of(line.colour), 2.2, dashes[line.dash] ?? [])),
    },
  };
}

import { counted, difference, ends, interval, written, type Between, type Maybe } from "../base/figures";
import { changeCell, withEnds } from "./cells";
import type { Drawing } from "./drawing";
import type { Look } from "./look";
import { influences, inputs, type Influence, type Wanted } from "./model";
import type { Panel, Place, Row } from "./panel";
import { drawPanels } from "./rows";
import { scaleOver } from "./scale";
import { box, whiskers, type Shape } from "./shapes";

/** How strong an influence is, in the terms of the method that found it. */
interface Strength {
  of: Influence;
  name: string;
  value: Maybe;
  between: Between;
}

/** What drives a measure: a bar an input, the strongest first, with its interval. */
export function tornado(of: Wanted): Drawing | null {
  const all = influences(of);
  if (all.length === 0) {
    return null;
  }
  const told = all.filter((each) => each.told).map(strength);
  const signed = told.some((each) => each.of.rank_correlation !== undefined);
  return {
    summary: `What drives ${of.title}: ${told.map((each) => `${each.name} ${say(each.value)}`).join(", ") || "nothing that can be told"}`,
    legend:
      told.length === 0
        ? []
        : [
            { mark: "box", colour: "series-1", text: signed ? "rises with the input" : "influence" },
            ...(told.some((each) => (each.value ?? 0) < 0) ? [{ mark: "box", colour: "series-2", text: "falls as the input rises" }] : []),
            ...(told.some((each) => each.of.assumed) ? [{ mark: "star", colour: "ink", text: "assumed, by no source" }] : []),
          ],
    words: told.length === all.length ? [] : [`${counted(all.length - told.length, "input has", "inputs have")} no influence that can be told from none.`],
    tables: [table(of, all.map(strength))],
    draw: told.length === 0 ? null : (width, look) => drawPanels([panel(told)], width, look),
  };
}

function strength(of: Influence): Strength {
  const name = inputs().find((input) => input.path === of.path)?.title ?? of.path;
  if (of.rank_correlation !== undefined) {
    return { of, name, value: of.rank_correlation, between: of.rank_correlation_ci ?? null };
  }
  if (of.total !== undefined) {
    return { of, name, value: of.total, between: of.total_ci ?? null };
  }
  return { of, name, value: of.size ?? null, between: of.size_ci ?? null };
}

function say(value: Maybe): string {
  return difference(value, "count");
}

function panel(told: Strength[]): Panel {
  const values = told.flatMap((each) => [...ends(each.between), each.value ?? 0]);
  return { title: "", headings: ["influence"], lines: [0], scale: (ticks) => scaleOver([0, ...values], "count", ticks), rows: told.map(asRow) };
}

function asRow(each: Strength): Row {
  const { of } = each;
  const fifths =
    of.mean_lowest_fifth === undefined
      ? []
      : [`mean ${written(of.mean_lowest_fifth, "seconds")} in the fifth of the runs with the lowest, ${written(of.mean_highest_fifth, "seconds")} with the highest`];
  return {
    name: of.assumed ? `${each.name} *` : each.name,
    aside: [say(each.value)],
    tip: [of.path, `influence ${say(each.value)} (95% interval ${interval(each.between, say)})`, ...fifths, ...(of.assumed ? ["assumed, by no source"] : [])],
    paint: (at, look) => bar(each, at, look),
  };
}

function bar(each: Strength, at: Place, look: Look): Shape[] {
  if (each.value === null) {
    return [];
  }
  const thick = look.size * 1.05;
  const [zero, end] = [at.x(0), at.x(each.value)];
  const shapes: Shape[] = [box(Math.min(zero, end), at.y - thick / 2, Math.max(1, Math.abs(end - zero)), thick, look.of(each.value < 0 ? "series-2" : "series-1"), { opacity: 0.75 })];
  const [low, high] = each.between ?? [null, null];
  if (low !== null && high !== null) {
    shapes.push(...whiskers(at.x(low), at.x(high), at.y, look.size * 0.28, look.ink, 1.5));
  }
  return shapes;
}

function table(of: Wanted, all: Strength[]): Drawing["tables"][number] {
  return {
    caption: `What drives ${of.title}`,
    columns: ["Input", "Influence", "Low", "High", "Told from none", "Assumed"],
    rows: all.map((each) => [
      each.name,
      ...withEnds(each.value, each.between).map((value) => changeCell(value, "count")),
      each.of.told ? "yes" : "no",
      each.of.assumed ? "yes" : "no",
    ]),
  };
}

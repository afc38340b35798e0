import { counted, difference, ends, interval } from "../base/figures";
import { changeCell, countCell, withEnds } from "./cells";
import type { Drawing } from "./drawing";
import type { Look } from "./look";
import { variants, variantTitle, type Difference, type Variant, type Wanted } from "./model";
import { shortNames } from "./names";
import type { Panel, Place, Row } from "./panel";
import { drawPanels } from "./rows";
import { scaleOfChanges } from "./scale";
import { dot, whiskers, type Shape } from "./shapes";

/** A variant's difference in one row of the measure. */
export interface Effect {
  variant: Variant;
  of: Difference;
}

/** What each variant makes of a measure: the difference with its interval, beside none. */
export function forest(of: Wanted): Drawing | null {
  const effects = variants().flatMap((variant) =>
    variant.measures.filter((row) => row.id === of.measure && !row.period && (of.key === "" || row.key === of.key)).map((row) => ({ variant, of: row })),
  );
  if (effects.length === 0) {
    return null;
  }
  const drawn = effects.filter((effect) => worthARow(effect, effects));
  return {
    summary: `${of.title}, differences from the baseline: ${effects.map(sentence).join("; ")}`,
    legend: [],
    words: [...unchanged(effects), ...happened(effects)],
    tables: [table(of, effects)],
    draw: drawn.length === 0 ? null : (width, look) => drawPanels(panels(drawn), width, look),
  };
}

function sentence(effect: Effect): string {
  return `${variantTitle(effect.variant.id)} ${difference(effect.of.simultaneous_difference, effect.of.unit)}${verdict(effect.of) === "" ? "" : `, ${verdict(effect.of)}`}`;
}

/** Whether every run has with the variant what it has in the baseline. That is known, unlike a difference that cannot be told. */
function same(of: Difference): boolean {
  const [low, high] = of.simultaneous_ci ?? [null, null];
  const alike = of.same_share === 1 || (of.simultaneous_difference === 0 && low === 0 && high === 0);
  return alike && (of.happened_only_baseline ?? 0) === 0 && (of.happened_only_variant ?? 0) === 0;
}

function verdict(of: Difference): string {
  return same(of) ? "the same in every run" : (of.verdict ?? "");
}

/** Whether an effect is drawn: not where its variant changes nothing of the measure, nor where no variant changes its row. */
function worthARow(effect: Effect, effects: Effect[]): boolean {
  const differs = (is: (other: Effect) => boolean) => effects.some((other) => is(other) && !same(other.of));
  return differs((other) => other.variant === effect.variant) && differs((other) => other.of.key === effect.of.key);
}

/** Says what is not drawn because nothing differs. */
function unchanged(effects: Effect[]): string[] {
  if (effects.every((effect) => same(effect.of))) {
    return [`The same as in the baseline in every run${effects.length > 1 ? ", with every variant" : ""}.`];
  }
  const all = (of: Effect[]) => of.every((effect) => same(effect.of));
  const variants = [...new Set(effects.map((effect) => effect.variant))].filter((variant) => all(effects.filter((effect) => effect.variant === variant)));
  const keys = [...new Set(effects.map((effect) => effect.of.key))].filter((key) => all(effects.filter((effect) => effect.of.key === key)));
  const names = titles(effects);
  return [
    ...(variants.length > 0 ? [`Not drawn, the same as in the baseline in every run: ${variants.map((variant) => variantTitle(variant.id)).join(", ")}.`] : []),
    ...(keys.length > 0 ? [`Not drawn, the same in every run with every variant: ${keys.map((key) => names.get(key) ?? key).join(", ")}.`] : []),
  ];
}

/** The short title of each row of the measure. */
function titles(effects: Effect[]): Map<string, string> {
  const keys = [...new Set(effects.map((effect) => effect.of.key))];
  const short = shortNames(keys.map((key) => ({ key, title: effects.find((effect) => effect.of.key === key)?.of.title ?? "" })));
  return new Map(keys.map((key, i) => [key, short[i] ?? key]));
}

/** Says in which runs what is measured happens with a variant only, or without it only: a sentence a variant, which names the rows where there are several. */
export function happened(effects: Effect[]): string[] {
  const names = titles(effects);
  const said = (variant: Variant, what: string, often: (of: Difference) => number) => {
    const rows = effects.filter((effect) => effect.variant === variant && often(effect.of) > 0);
    const runs = rows.map(({ of }) => `${of.key === "" ? "" : `${names.get(of.key) ?? of.key} in `}${counted(often(of), "run", "runs")}`);
    return rows.length === 0 ? [] : [`${variant.title || variant.id}: ${what} in the baseline: ${runs.join(", ")}.`];
  };
  return [...new Set(effects.map((effect) => effect.variant))].flatMap((variant) => [
    ...said(variant, "happens where it does not", (of) => of.happened_only_variant ?? 0),
    ...said(variant, "does not happen where it does", (of) => of.happened_only_baseline ?? 0),
  ]);
}

/** A panel for each row of the measure, all on the same axis. */
function panels(effects: Effect[]): Panel[] {
  const keys = [...new Set(effects.map((effect) => effect.of.key))];
  const names = titles(effects);
  const unit = effects[0]?.of.unit ?? "";
  const values = effects.flatMap(({ of }) => [...ends(of.simultaneous_ci), of.simultaneous_difference ?? 0]);
  return keys.map((key) => ({
    title: key === "" ? "" : (names.get(key) ?? key),
    headings: ["difference", ""],
    lines: [0],
    scale: (ticks) => scaleOfChanges(values, unit, ticks),
    rows: effects.filter((effect) => effect.of.key === key).map(asRow),
  }));
}

function asRow({ variant, of }: Effect): Row {
  const say = (value: number | null) => difference(value, of.unit);
  return {
    name: variantTitle(variant.id),
    aside: [say(of.simultaneous_difference), verdict(of)],
    tip: [variantTitle(variant.id), `${say(of.simultaneous_difference)} (95% interval ${interval(of.simultaneous_ci, say)}) ${verdict(of)}`],
    paint: (at, look) => estimate(of, at, look),
  };
}

function estimate(of: Difference, at: Place, look: Look): Shape[] {
  const told = of.verdict === "shorter" || of.verdict === "longer";
  const colour = look.of(told ? "series-1" : "muted");
  const [low, high] = of.simultaneous_ci ?? [null, null];
  const shapes: Shape[] = [];
  if (low !== null && high !== null && high > low) {
    shapes.push(...whiskers(at.x(low), at.x(high), at.y, look.size * 0.35, colour, 2));
  }
  if (of.simultaneous_difference !== null) {
    shapes.push(dot(at.x(of.simultaneous_difference), at.y, look.size * 0.35, colour, told ? colour : look.raised));
  }
  return shapes;
}

function table(of: Wanted, effects: Effect[]): Drawing["tables"][number] {
  const names = titles(effects);
  return {
    caption: `${of.title}: differences from the baseline`,
    columns: ["Variant", "Row", "Difference", "Low", "High", "Verdict", "Only with it", "Only without it"],
    rows: effects.map(({ variant, of: row }) => [
      variantTitle(variant.id),
      names.get(row.key) ?? row.key,
      ...withEnds(row.simultaneous_difference, row.simultaneous_ci).map((value) => changeCell(value, row.unit)),
      verdict(row),
      countCell(row.happened_only_variant),
      countCell(row.happened_only_baseline),
    ]),
  };
}

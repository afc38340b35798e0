import { rows } from "../base/data";
import type { Between, Maybe } from "../base/figures";

/** How the values of a measure are spread; share[i] of all values, missing ones included, are no longer than x[i]. */
export interface Distribution {
  variant: string;
  measure: string;
  key: string;
  title: string;
  unit: string;
  n: number;
  missing: number;
  x: number[];
  share: number[];
  low: number[] | null;
  high: number[] | null;
  bins: { from: number; width: number; counts: number[] } | null;
  nominal: Maybe;
  p50: Maybe;
  p90: Maybe;
  target: { statistic: string; relation: string; limit: Maybe } | null;
}

/** A row of a measure over the runs. */
export interface Measure {
  id: string;
  title: string;
  key: string;
  unit: string;
  period?: string | null;
  nominal: Maybe;
  n: number;
  missing: number;
  min: Maybe;
  p50: Maybe;
  p90: Maybe;
  max: Maybe;
  target: string;
  verdict: string;
}

/** Where the time of a measure went in one run. */
export interface Chain {
  measure: string;
  title: string;
  total: number;
  segments: Segment[];
}

/** A piece of a chain, so many seconds after its begin. */
export interface Segment {
  at: string;
  offset: number;
  length: number;
  kind: string;
  step: string;
  who: string;
  what: string;
}

/** A step on the critical path of a measure over the runs; with what a variant makes of it, in comparisons. */
export interface Link {
  variant: string;
  measure: string;
  key: string;
  incident: string;
  step: string;
  kind: string;
  share: Maybe;
  mean: Maybe;
  variant_share?: Maybe;
  variant_mean?: Maybe;
  share_change?: Maybe;
  share_change_ci?: Between;
  mean_change?: Maybe;
  mean_change_ci?: Between;
}

/** What a source says beside what is simulated: instants, or lengths in seconds. */
export interface Reported {
  id: string;
  title: string;
  milestone: string;
  measure: string;
  reported: string | Maybe;
  reported_to: string | Maybe;
  /** How many runs have something to say of it, and in how many of these it never came about; 0 where the only run stands beside it. */
  runs: number;
  missing: number;
  /** The median of the runs, or the only one. */
  simulated: string | Maybe;
  /** The 5th and the 95th percentile of the runs; null where none is, or where it never came about. */
  low: string | Maybe;
  high: string | Maybe;
  /** The share of the runs below what is reported, and below the end of what is reported as a range. */
  rank: Maybe;
  rank_to: Maybe;
  inside: boolean | null;
  shown: string | Maybe;
  shown_rank: Maybe;
  nominal: string | Maybe;
  nominal_rank: Maybe;
  difference: Maybe;
  confidence: string;
  source: string;
  note: string;
}

/** How busy a kind of units or a channel is over time, in bins of so many seconds since the clock's start. */
export interface Heat {
  kind: string;
  id: string;
  title: string;
  from: number;
  width: number;
  busy: Maybe[];
  queue: Maybe[];
}

/** A variant beside the baseline. */
export interface Variant {
  id: string;
  title: string;
  measures: Difference[];
}

/** What a variant makes of one row of a measure, run by run. */
export interface Difference {
  id: string;
  key: string;
  title: string;
  period: string | null;
  unit: string;
  simultaneous_difference: Maybe;
  simultaneous_ci: Between;
  verdict: string | null;
  same_share: Maybe;
  happened_only_baseline: Maybe;
  happened_only_variant: Maybe;
}

/** A measure at one point of a sweep. */
export interface Point {
  value: string;
  value_2?: string;
  measure: string;
  title: string;
  unit: string;
  as_written: boolean;
  n: number;
  missing: number;
  mean: Maybe;
  mean_ci: Between;
  p50: Maybe;
  p50_ci: Between;
  p90: Maybe;
  p90_ci: Between;
  p95: Maybe;
  x?: Maybe;
  x_2?: Maybe;
}

/** An objective at one point of a sweep. */
export interface Judged {
  value: string;
  value_2?: string;
  id: string;
  expression: string;
  figure: Maybe;
  figure_ci: Between;
  verdict: string;
  measure: string;
  statistic: string;
  relation: string;
  limit: Maybe;
}

/** What is varied or uncertain. */
export interface Input {
  path: string;
  unit?: string;
  written: string;
  title?: string;
}

/** How strongly an input drives a measure: by rank correlation, Sobol's total index or the size of Morris' effects. */
export interface Influence {
  measure: string;
  path: string;
  assumed: boolean;
  told: boolean;
  rank_correlation?: Maybe;
  rank_correlation_ci?: Between;
  mean_lowest_fifth?: Maybe;
  mean_highest_fifth?: Maybe;
  total?: Maybe;
  total_ci?: Between;
  first?: Maybe;
  size?: Maybe;
  size_ci?: Between;
  effect?: Maybe;
  effect_ci?: Between;
}

/** What the record says of an assumption, in quantiles of what was assumed. */
export interface Assumption {
  path: string;
  title: string;
  written: string;
  told: boolean;
  verdict: string;
  at_low: number;
  at_median: number;
  at_high: number;
  left: number;
}

/** A time of a real call beside those of the runs, in seconds; null is none, or not reached. */
export interface Among {
  log: Maybe;
  least: Maybe;
  p10: Maybe;
  p50: Maybe;
  p90: Maybe;
  most: Maybe;
  /** The share of the runs that took less. */
  rank: Maybe;
  /** "shorter" or "longer" than in any run, else empty. */
  outside: string;
}

/** An instant of a real call from its beginning on, or how long something in it took. */
export interface Time extends Among {
  kind: "instant" | "measure" | "interval";
  what: string;
}

/** A part of a real call, from where the one before it ends. */
export interface Part extends Among {
  until: string;
  share: Maybe;
}

/** What a figure of the page asks for. */
export interface Wanted {
  title: string;
  measure: string;
  key: string;
  variant: string;
}

/** The distributions of a measure: of one key when the figure names one. */
export const distributions = (of: Wanted): Distribution[] => measured(rows<Distribution>("distributions"), of);

/** The steps on the critical path of a measure. */
export const links = (of: Wanted): Link[] => measured(rows<Link>("paths"), of).filter((link) => link.variant === of.variant);

/** The rows of a measure for the whole window. */
export const measures = (of: Wanted): Measure[] =>
  rows<Measure>("measures").filter((row) => row.id === of.measure && !row.period && (of.key === "" || row.key === of.key));

/** The chain of a measure. */
export const chain = (of: Wanted): Chain | undefined => rows<Chain>("chains").find((each) => each.measure === of.measure);

export const reported = (): Reported[] => rows<Reported>("reported");
export const assumptions = (): Assumption[] => rows<Assumption>("assumptions");
export const times = (): Time[] => rows<Time>("times");
export const parts = (): Part[] => rows<Part>("phases");
export const heat = (): Heat[] => rows<Heat>("heat");
export const variants = (): Variant[] => rows<Variant>("variants");
/** What a variant is called; of no variant it is the baseline. */
export function variantTitle(id: string): string {
  return id === "" ? "baseline" : variants().find((each) => each.id === id)?.title || id;
}

export const inputs = (): Input[] => rows<Input>("inputs");
export const points = (of: Wanted): Point[] => measured(rows<Point>("points"), of);
export const judged = (of: Wanted): Judged[] => measured(rows<Judged>("objectives"), of);
export const influences = (of: Wanted): Influence[] => measured(rows<Influence>("influences"), of);

/** The instant that the data begin with, and how many seconds since the clock's start it is; none without a timeline. */
export const beginning = (): { at: string; t: number } | undefined => rows<{ at: string; t: number }>("timeline")[0];

function measured<T extends { measure: string; key?: string }>(all: T[], of: Wanted): T[] {
  return all.filter((row) => row.measure === of.measure && (row.key === undefined || of.key === "" || row.key === of.key));
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, mixed, readableOn } from "../src/base/contrast";
import { band, cumulative } from "../src/charts/curves";
import { happened, type Effect } from "../src/charts/forest";
import { scaleOver } from "../src/charts/scale";
import { shade, stepOf, steps } from "../src/charts/shades";
import { drawnName, reachedAt, unitOf } from "../src/charts/statistic";
import type { Judged, Point } from "../src/charts/model";

test("text on a colour is black or white, whichever stands out more", () => {
  assert.equal(readableOn("#ffffff"), "#000000");
  assert.equal(readableOn("#000000"), "#ffffff");
  assert.equal(readableOn("#f0c94a"), "#000000");
  assert.equal(readableOn("#4b3f72"), "#ffffff");
  assert.equal(Math.round(contrast("#000000", "#ffffff")), 21);
});

test("a colour seen through another is between them", () => {
  assert.equal(mixed("#ffffff", "#000000", 0.4), "#999999");
  assert.equal(mixed("#ffffff", "#0072b2", 1), "#0072b2");
});

test("the strongest step of shading holds the highest value", () => {
  assert.equal(stepOf(0, 0, 1), 0);
  assert.equal(stepOf(0.5, 0, 1), steps / 2);
  assert.equal(stepOf(1, 0, 1), steps - 1);
  assert.equal(stepOf(7, 7, 7), 0);
  assert.equal(shade(steps - 1), 1);
});

test("a cumulative share reaches from end to end of its axis", () => {
  const scale = scaleOver([60, 240], "seconds", 3);
  assert.deepEqual(cumulative([60, 200], [0.5, 0.9], scale), [[scale.min, 0], [60, 0], [60, 0.5], [200, 0.9], [scale.max, 0.9]]);
});

test("a band goes out along its upper stairs and back along its lower ones", () => {
  assert.deepEqual(band([0, 10], [1, 2], [3, 4]), [[0, 3], [10, 3], [10, 4], [10, 2], [10, 1], [0, 1]]);
});

const point: Point = {
  value: "1m", measure: "turnout", title: "Turnout", unit: "seconds", as_written: false, n: 10, missing: 0,
  mean: 60, mean_ci: [50, 70], p50: 55, p50_ci: null, p90: 90, p90_ci: null, p95: 95,
};

const objective: Judged = {
  value: "1m", id: "fast", expression: "p90 <= 2m", figure: 90, figure_ci: [80, 100], verdict: "met", measure: "turnout", statistic: "p90", relation: "<=", limit: 120,
};

test("a point of a sweep shows the statistic that its objective asks for, or the mean", () => {
  assert.deepEqual(reachedAt([point], []), [{ point, value: 60, between: [50, 70], verdict: "" }]);
  assert.deepEqual(reachedAt([point], [objective]), [{ point, value: 90, between: [80, 100], verdict: "met" }]);
  assert.equal(reachedAt([{ ...point, value: "2m" }], [objective])[0]?.value, 60);
  assert.equal(drawnName(objective), "90th percentile");
  assert.equal(drawnName(undefined), "mean");
});

test("a share of the values has a unit of its own", () => {
  assert.equal(unitOf(point, objective), "seconds");
  assert.equal(unitOf(point, { ...objective, statistic: "share" }), "share");
});

test("what happens with a variant only is a sentence, with the names of the rows", () => {
  const variant = { id: "direct", title: "Told at once", measures: [] } as unknown as Effect["variant"];
  const row = (key: string, site: string, runs: number) =>
    ({ variant, of: { key, title: `Time in lockdown, ${site}`, happened_only_variant: runs, happened_only_baseline: 0 } }) as unknown as Effect;
  assert.deepEqual(happened([row("north", "North School", 1), row("south", "South School", 0), row("west", "West School", 3)]), [
    "Told at once: happens where it does not in the baseline: North School in 1 run, West School in 3 runs.",
  ]);
});

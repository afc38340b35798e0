import assert from "node:assert/strict";
import { test } from "node:test";
import { halfLabel } from "../src/charts/axis";
import { layOut } from "../src/charts/columns";
import { wrap } from "../src/charts/fit";
import { shortNames } from "../src/charts/names";
import type { Panel } from "../src/charts/panel";
import { scaleOver } from "../src/charts/scale";
import { partedName } from "../src/replay/names";

/** A look in which every letter is as wide as the text is high. */
const look = { size: 10, widthOf: (text: string): number => Array.from(text).length * 10 };

test("lines are broken between words, where the width ends", () => {
  assert.equal(wrap(["on the way to the site", "two"], 100, look), "on the way\nto the\nsite\ntwo");
});

test("a word that no line holds is broken anywhere", () => {
  assert.equal(wrap(["an unconstitutionality"], 80, look), "an\nunconsti\ntutional\nity");
});

test("letters of two units of code stay whole where a word is broken", () => {
  assert.equal(wrap(["🚒🚒🚒🚒🚒🚒"], 40, look), "🚒🚒🚒🚒\n🚒🚒");
});

test("half a label stands out beyond the end of an axis", () => {
  assert.equal(halfLabel(scaleOver([0, 3600], "seconds", 3), look), 39);
});

const panel = (name: string, aside: string[]): Panel => ({
  title: "", headings: ["median", ""].slice(0, aside.length), lines: [], scale: (ticks) => scaleOver([0, 60], "seconds", ticks),
  rows: [{ name, aside, tip: [], paint: () => [] }],
});

test("names stand beside the marks where there is room, and above them where there is not", () => {
  const wide = layOut([panel("first unit", ["1:00"])], 1000, look);
  assert.equal(wide.stacked, false);
  assert.equal(wide.nameWidth, 104);
  assert.equal(wide.left, 117);
  const narrow = layOut([panel("first unit", ["1:00"])], 400, look);
  assert.equal(narrow.stacked, true);
  assert.ok(narrow.left < 40);
});

test("names take no more than their share of the width", () => {
  assert.equal(layOut([panel("n".repeat(100), [])], 1000, look).nameWidth, 300);
  assert.equal(layOut([{ ...panel("n".repeat(100), []), names: 0.4 }], 1000, look).nameWidth, 400);
});

test("texts beside the marks end at the edge, each as wide as the widest of all panels", () => {
  const { asides, right } = layOut([panel("a", ["1:00", "met"]), panel("b", ["1:00", "cannot tell"])], 1000, look);
  assert.deepEqual(asides, [999 - 110 - 13, 999]);
  assert.ok(right < 999 - 110 - 13 - 60 - 13);
});

test("what all titles begin with is left out, if they are told apart so", () => {
  const rows = [{ title: "Turnout, fire", key: "fire" }, { title: "Turnout, police", key: "police" }];
  assert.deepEqual(shortNames(rows), ["fire", "police"]);
  assert.deepEqual(shortNames([...rows, { title: "Travel, fire", key: "travel" }]), ["fire", "police", "travel"]);
  assert.deepEqual(shortNames([{ title: "Turnout", key: "all" }]), ["all"]);
});

test("a short last word of a name stays", () => {
  assert.deepEqual(partedName("Patrol car 4"), { stem: "Patrol car", tail: " 4" });
  assert.deepEqual(partedName("Command post"), { stem: "Command post", tail: "" });
  assert.deepEqual(partedName("E1"), { stem: "E1", tail: "" });
});

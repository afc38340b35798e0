import assert from "node:assert/strict";
import { test } from "node:test";
import type { UnitSeen } from "../src/exercise/model";
import { folded } from "../src/play/folded";

function unit(name: string, more: Partial<UnitSeen> = {}): UnitSeen {
  return { id: name, name, sign: "○", state: "free", since: 0, where: "", free: true, ...more };
}

test("many units that do the same stand in one row, where the first of them stood", () => {
  const rows = folded([unit("Officer 1"), unit("Chief"), unit("Officer 2"), unit("Officer 3", { state: "en route" }), unit("Officer 4"), unit("Officer 5")]);
  assert.deepEqual(rows.map(({ name, of }) => [name, of.length]), [["Officer 1–2, 4–5", 4], ["Chief", 1], ["Officer 3", 1]]);
});

test("two do not fold, nor do units without numbers, nor at different places", () => {
  const units = [unit("Car 1"), unit("Car 2"), unit("Car 3", { where: "West" }), unit("Sergeant"), unit("Sergeant", { id: "b" }), unit("Sergeant", { id: "c" })];
  assert.equal(folded(units).length, units.length);
});

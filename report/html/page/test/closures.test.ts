import assert from "node:assert/strict";
import { test } from "node:test";
import { Closures } from "../src/replay/map/closures";

test("a stretch is closed until the last that closes it has ended, and slowed only where it is open", () => {
  const closures = new Closures([
    [10_000, "bridge", 0, 1], [15_000, "bridge", 1, 1], [20_000, "bridge", 0, 1], [30_000, "bridge", 0, -1], [40_000, "bridge", 0, -1], [50_000, "bridge", 1, -1],
  ]);
  const at = (t: number): string | undefined => closures.at("bridge", t * 1000);
  assert.deepEqual([9, 10, 35, 40, 49, 50].map(at), [undefined, "closed", "closed", "slowed", "slowed", undefined]);
  assert.equal(closures.at("other", 20_000), undefined);
});

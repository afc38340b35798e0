import assert from "node:assert/strict";
import { test } from "node:test";
import { Closures } from "../src/replay/map/closures";
import type { TimelineRecord } from "../src/replay/records";

const record = (t: number, kind: string, place: string): TimelineRecord => ({ seq: t, cause: 0, at: "", t, kind, place, text: "" });

test("a stretch is closed until the last that closes it has ended, and slowed only where it is open", () => {
  const closures = new Closures([
    record(10, "PlaceBlocked", "bridge"), record(20, "PlaceBlocked", "bridge"), record(15, "TravelSlowed", "bridge"), record(30, "PlaceCleared", "bridge"),
    record(40, "PlaceCleared", "bridge"), record(50, "TravelCleared", "bridge"), record(12, "UnitArrived", "bridge"),
  ]);
  const at = (t: number): string | undefined => closures.at("bridge", t * 1000);
  assert.deepEqual([9, 10, 35, 40, 49, 50].map(at), [undefined, "closed", "closed", "slowed", "slowed", undefined]);
  assert.equal(closures.at("other", 20_000), undefined);
});

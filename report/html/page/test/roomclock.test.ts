import assert from "node:assert/strict";
import { test } from "node:test";
import { RoomClock } from "../src/exercise/roomclock";

const told = { by: "", why: "", at: 1_000_000, limit: 1_003_000 };

test("a clock that runs goes on by itself, and never beyond what may be shown", async () => {
  const clock = new RoomClock();
  clock.tell({ ...told, state: "runs", speed: 30 });
  assert.ok(clock.now >= told.at);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(clock.now > told.at && clock.now <= told.limit, `${clock.now}`);
  clock.tell({ ...told, state: "runs", speed: 1e9 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(clock.now, told.limit);
});

test("a clock that stands stands where it was told to", async () => {
  const clock = new RoomClock();
  clock.in({ start: "2024-02-29T13:00:00-06:00", zone: "America/Chicago", offsets: [[0, -21600]] });
  clock.tell({ ...told, state: "paused", speed: 30 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(clock.now, told.at);
  assert.equal(clock.text(), "13:16:40");
  assert.equal(clock.instant("13:16:30"), 990_000);
});

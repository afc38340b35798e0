import { length } from "../base/figures";

/** Writes milliseconds as 1:41, those that have begun not counted. */
export function lasting(ms: number): string {
  return length(Math.max(0, Math.floor(ms / 1000)));
}

/** The time of the day by the clock on the wall, 10:13:33. */
export function wallClock(at = new Date()): string {
  return at.toLocaleTimeString("en-GB");
}

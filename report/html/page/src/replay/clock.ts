import type { Origin } from "../base/figures";
import { clock, dayName, dayOf, elapsed, isMidnight, onDay, shortClock } from "../base/figures";
import type { Replay } from "./types";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The clock of the scenario: it tells times in the scenario's zone, not in that of the reader. */
export class Clock {
  readonly zone: string;
  private readonly start: number;
  private readonly offsets: [number, number][];

  constructor(replay: Pick<Replay, "start" | "zone" | "offsets">, private readonly origin: Origin = { call: false, t: 0 }) {
    this.start = Date.parse(replay.start);
    this.zone = replay.zone;
    this.offsets = replay.offsets;
  }

  /** Milliseconds since an epoch of local time, so that whole hours of the clock are multiples of an hour. */
  local(t: number): number {
    let seconds = this.offsets[0]?.[1] ?? 0;
    for (const [from, offset] of this.offsets) {
      if (from <= t) {
        seconds = offset;
      }
    }
    return this.start + t + seconds * 1000;
  }

  /** The day of the scenario: 1 is the one it starts on. */
  day(t: number): number {
    return dayOf(this.seconds(t), this.seconds(0));
  }

  /** 13:25:00, with the day where it is not the expected one. */
  at(t: number, expected = 1): string {
    return onDay(this.day(t), this.seconds(t), clock(this.seconds(t)), expected);
  }

  /** 13:25 on the axis; seconds where ticks are closer than a minute, the day at midnight. */
  tick(t: number, step: number): string {
    const day = this.day(t);
    const minute = Math.floor(this.local(t) / MINUTE) * 60;
    if (step >= DAY || (isMidnight(minute) && day !== 1)) {
      return dayName(day, minute);
    }
    return step < MINUTE ? clock(this.seconds(t)) : shortClock(minute);
  }

  /** 13:25:00, call +16:00 */
  both(t: number): string {
    return `${this.at(t)}, ${this.since(t)}`;
  }

  /** call +16:00 */
  since(t: number): string {
    return elapsed(t / 1000, this.origin);
  }

  /** An instant as links have it: by the clock on the day of the start, otherwise in seconds since. */
  link(t: number): string {
    return this.day(t) === 1 ? this.at(t) : `${Math.round(t / 1000)}s`;
  }

  /** The instant of a link, 13:25, 13:25:10 or 1510s; none if it is none. */
  instant(link: string): number | undefined {
    const since = /^(\d+)s$/.exec(link);
    const wall = /^(\d\d?):(\d\d)(?::(\d\d))?$/.exec(link);
    if (since) {
      return Number(since[1]) * 1000;
    }
    if (!wall) {
      return undefined;
    }
    const midnight = Math.floor(this.local(0) / DAY) * DAY;
    const local = midnight + (Number(wall[1]) * 60 + Number(wall[2])) * MINUTE + Number(wall[3] ?? 0) * 1000;
    const t = local - this.local(0);
    return t + local - this.local(t); // where the clock has been put on meanwhile
  }

  /** Seconds of the wall clock: reports write whole ones. */
  private seconds(t: number): number {
    return this.local(Math.round(t / 1000) * 1000) / 1000;
  }
}

import { length } from "../base/format";
import type { Replay } from "./types";

const DAY = 86_400_000;

/** The clock of the scenario: it tells times in the scenario's zone, not in that of the reader. */
export class Clock {
  readonly zone: string;
  private readonly start: number;
  private readonly offsets: [number, number][];
  private readonly firstDay: number;

  constructor(replay: Pick<Replay, "start" | "zone" | "offsets">) {
    this.start = Date.parse(replay.start);
    this.zone = replay.zone;
    this.offsets = replay.offsets;
    this.firstDay = Math.floor(this.local(0) / DAY);
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
    return Math.floor(this.local(rounded(t)) / DAY) - this.firstDay + 1;
  }

  /** 13:25:00, with the day where it is not the expected one. */
  at(t: number, expected = 1): string {
    const time = new Date(this.local(rounded(t))).toISOString().slice(11, 19);
    const day = this.day(t);
    return day === expected ? time : `day ${day} ${time}`;
  }

  /** 13:25 on the axis; seconds where ticks are closer than a minute, the day at midnight. */
  tick(t: number, step: number): string {
    const time = new Date(this.local(t)).toISOString();
    if (step >= DAY || (time.slice(11, 16) === "00:00" && this.day(t) !== 1)) {
      return `day ${this.day(t)}`;
    }
    return step < 60_000 ? time.slice(11, 19) : time.slice(11, 16);
  }

  /** 13:25:00, T+ 25:00 */
  both(t: number): string {
    return `${this.at(t)}, ${elapsed(t)}`;
  }
}

/** T+ 25:00, the time since the start of the clock. */
export function elapsed(t: number): string {
  return `T+ ${length(t / 1000)}`;
}

/** Reports write whole seconds. */
function rounded(t: number): number {
  return Math.round(t / 1000) * 1000;
}

import type { Clock } from "../clock";
import type { TimeWindow } from "./window";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The distances between ticks that read well on a clock. */
const STEPS = [
  SECOND, 5 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 48 * HOUR, 168 * HOUR,
];

/** Which time is where on the lanes. */
export class Scale {
  width = 1;

  constructor(private readonly window: TimeWindow) {}

  get from(): number {
    return this.window.from;
  }

  get to(): number {
    return this.window.to;
  }

  x(t: number): number {
    return ((t - this.from) / (this.to - this.from)) * this.width;
  }

  t(x: number): number {
    return this.from + (x / this.width) * (this.to - this.from);
  }

  /** Instants at round times of the clock, no closer than so many pixels. */
  ticks(clock: Clock, apart: number): { t: number; text: string }[] {
    const least = (apart / this.width) * (this.to - this.from);
    const step = STEPS.find((s) => s >= least) ?? (STEPS.at(-1) ?? HOUR);
    const ticks = [];
    const shift = clock.local(this.from) - this.from;
    for (let local = Math.ceil((this.from + shift) / step) * step; local - shift <= this.to; local += step) {
      const t = local - shift;
      ticks.push({ t, text: clock.tick(t, step) });
    }
    return ticks;
  }
}

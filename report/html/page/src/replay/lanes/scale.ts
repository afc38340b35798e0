import type { Clock } from "../clock";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The distances between ticks that read well on a clock. */
const STEPS = [
  SECOND, 5 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 48 * HOUR, 168 * HOUR,
];

/** The closest that lanes can be looked at: so much time in their width. */
const CLOSEST = MINUTE;

/** Which time is where on the lanes. */
export class Scale {
  from: number;
  to: number;
  width = 1;
  private readonly all: [number, number];

  constructor(from: number, to: number) {
    this.all = [from, Math.max(to, from + CLOSEST)];
    [this.from, this.to] = this.all;
  }

  x(t: number): number {
    return ((t - this.from) / (this.to - this.from)) * this.width;
  }

  t(x: number): number {
    return this.from + (x / this.width) * (this.to - this.from);
  }

  get whole(): boolean {
    return this.from === this.all[0] && this.to === this.all[1];
  }

  /** Shows so many times as much time, keeping an instant where it is. */
  zoom(times: number, around: number): void {
    const span = Math.min(this.all[1] - this.all[0], Math.max(CLOSEST, (this.to - this.from) * times));
    const share = (around - this.from) / (this.to - this.from);
    this.place(around - span * share, span);
  }

  pan(by: number): void {
    this.place(this.from + by, this.to - this.from);
  }

  showAll(): void {
    [this.from, this.to] = this.all;
  }

  /** Moves on by pages until an instant is in view; says whether it moved. */
  reveal(t: number): boolean {
    if (t >= this.from && t <= this.to) {
      return false;
    }
    this.place(t - (this.to - this.from) * 0.1, this.to - this.from);
    return true;
  }

  private place(from: number, span: number): void {
    const [first, last] = this.all;
    this.from = Math.min(Math.max(first, from), last - span);
    this.to = this.from + span;
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

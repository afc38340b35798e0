import { lastAt } from "./instants";

/** How much faster than the clock the replay can be. */
export const SPEEDS = [1, 5, 10, 30, 60, 300, 900, 3600];

/** How long nothing changes, in milliseconds, before the time is idle. */
const IDLE = 120_000;

/** How long before the next change a leap over idle time ends. */
const LEAD = 10_000;

/**
 * The one playhead that everything on the page shares: an instant in milliseconds, and whether it moves. Those who follow it
 * are told at most once a frame, however often it is dragged.
 */
export class Player {
  readonly from: number;
  readonly to: number;
  /** Whether to leap over time in which nothing changes. */
  skipsIdle = false;
  private t: number;
  private pace = 30;
  private running = false;
  private frame = 0;
  private last = 0;
  private readonly followers: (() => void)[] = [];

  /** moments are the instants at which anything changes, in order. */
  constructor(from: number, to: number, readonly moments: readonly [number][]) {
    this.from = from;
    this.to = Math.max(to, from + 1000);
    this.t = Math.min(Math.max(from, 0), this.to);
  }

  get now(): number {
    return this.t;
  }

  get playing(): boolean {
    return this.running;
  }

  get speed(): number {
    return this.pace;
  }

  set speed(times: number) {
    this.pace = times;
    this.tell();
  }

  follow(follower: () => void): void {
    this.followers.push(follower);
  }

  seek(t: number): void {
    this.t = Math.min(this.to, Math.max(this.from, t));
    this.tell();
  }

  /** Plays, from the beginning when it stands at the end. */
  play(): void {
    if (this.running) {
      return;
    }
    if (this.t >= this.to) {
      this.t = this.from;
    }
    this.running = true;
    this.last = performance.now();
    this.tell();
  }

  pause(): void {
    this.running = false;
    this.tell();
  }

  toggle(): void {
    if (this.running) {
      this.pause();
    } else {
      this.play();
    }
  }

  private tell(): void {
    this.frame ||= requestAnimationFrame((at) => this.next(at));
  }

  private next(at: number): void {
    this.frame = 0;
    if (this.running) {
      this.advance(Math.max(0, at - this.last));
      this.last = at;
    }
    for (const follower of this.followers) {
      follower();
    }
    if (this.running) {
      this.tell();
    }
  }

  /** Moves on. A page that slept in the background goes on where it was rather than leaping. */
  private advance(passed: number): void {
    this.t = Math.min(this.to, this.t + Math.min(passed, 250) * this.pace);
    const next = this.moments[lastAt(this.moments, this.t) + 1]?.[0] ?? this.to;
    if (this.skipsIdle && next - this.t > IDLE) {
      this.t = next - LEAD;
    }
    if (this.t >= this.to) {
      this.running = false;
    }
  }
}

/**
 * Does something at once when it has not been done for so long, and otherwise as soon as that time has passed: what is
 * costly and read rather than watched need not be done anew in each frame. What was asked for last is always done.
 */
export class Pace {
  private last = -Infinity;
  private timer = 0;

  constructor(private readonly act: () => void) {}

  /** Asks for it, at most once in an interval in milliseconds. */
  ask(interval: number): void {
    clearTimeout(this.timer);
    const left = this.last + interval - performance.now();
    if (left > 0) {
      this.timer = window.setTimeout(() => this.now(), left);
    } else {
      this.now();
    }
  }

  private now(): void {
    this.last = performance.now();
    this.act();
  }
}

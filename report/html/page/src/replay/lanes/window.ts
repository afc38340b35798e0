const MINUTE = 60_000;

/** The closest that lanes can be looked at: so much time in their width. */
const CLOSEST = MINUTE;

/** The time that lanes show, shared by all lanes of a page so that they can be compared. */
export class TimeWindow {
  from: number;
  to: number;
  readonly all: [from: number, to: number];
  private readonly followers: (() => void)[] = [];

  constructor(from: number, to: number) {
    this.all = [from, Math.max(to, from + CLOSEST)];
    [this.from, this.to] = this.all;
  }

  /** Calls a follower whenever another time is shown. */
  follow(follower: () => void): void {
    this.followers.push(follower);
  }

  /** There is time up to an instant now. */
  reach(to: number): void {
    this.all[1] = Math.max(this.all[1], to);
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

  /** Shows from one instant to another, as far as there is time. */
  show(from: number, to: number): void {
    const span = Math.min(this.all[1] - this.all[0], Math.max(CLOSEST, to - from));
    this.place(from, span);
  }

  showAll(): void {
    this.place(this.all[0], this.all[1] - this.all[0]);
  }

  /** Moves on by pages until an instant is in view. */
  reveal(t: number): void {
    if (t >= this.from && t <= this.to) {
      return;
    }
    this.place(t - (this.to - this.from) * 0.1, this.to - this.from);
  }

  private place(from: number, span: number): void {
    const [first, last] = this.all;
    this.from = Math.min(Math.max(first, from), last - span);
    this.to = this.from + span;
    this.followers.forEach((follower) => follower());
  }
}

import type { Closure } from "../types";

/** What is done to a stretch of road while it is done. */
type Barred = "closed" | "slowed";

/** Which stretches of road events have closed or slowed in a run, and when. */
export class Closures {
  private readonly changes = new Map<string, Closure[]>();

  constructor(all: Closure[]) {
    for (const change of all) {
      const list = this.changes.get(change[1]) ?? [];
      this.changes.set(change[1], list);
      list.push(change);
    }
  }

  /** What is done to a stretch at t; nothing where it is as always. */
  at(stretch: string, t: number): Barred | undefined {
    const inForce = (what: 0 | 1): boolean => (this.changes.get(stretch) ?? []).reduce((n, [from, , slows, by]) => (slows === what && from <= t ? n + by : n), 0) > 0;
    return inForce(0) ? "closed" : inForce(1) ? "slowed" : undefined;
  }
}

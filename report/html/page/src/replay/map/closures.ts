import type { TimelineRecord } from "../records";
import { instantOf } from "../records";

/** What is done to a stretch of road while it is done. */
type Barred = "closed" | "slowed";

const BEGINS: Record<string, Barred> = { PlaceBlocked: "closed", TravelSlowed: "slowed" };
const ENDS: Record<string, Barred> = { PlaceCleared: "closed", TravelCleared: "slowed" };

/** Which stretches of road events have closed or slowed, and when, as the records tell it. */
export class Closures {
  private readonly changes = new Map<string, { t: number; what: Barred; by: number }[]>();

  constructor(records: TimelineRecord[]) {
    for (const record of records) {
      const [begins, ends] = [BEGINS[record.kind], ENDS[record.kind]];
      const what = begins ?? ends;
      if (what && record.place) {
        const list = this.changes.get(record.place) ?? [];
        this.changes.set(record.place, list);
        list.push({ t: instantOf(record), what, by: begins ? 1 : -1 });
      }
    }
  }

  /** What is done to a stretch at t; nothing where it is as always. */
  at(stretch: string, t: number): Barred | undefined {
    const inForce = (what: Barred): boolean => (this.changes.get(stretch) ?? []).reduce((n, change) => (change.what === what && change.t <= t ? n + change.by : n), 0) > 0;
    return inForce("closed") ? "closed" : inForce("slowed") ? "slowed" : undefined;
  }
}

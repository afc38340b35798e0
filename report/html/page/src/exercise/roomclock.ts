import { Clock } from "../replay/clock";
import type { ClockTold, Zone } from "./model";

/**
 * The clock of the exercise, which goes on between what the server tells. It is never beyond what may be shown: if nothing is heard, it
 * stands there.
 */
export class RoomClock {
  private told: ClockTold | null = null;
  private heard = 0; // when, as performance.now counts
  private zone: Clock | null = null;

  /** Takes the scenario's zone. */
  in(zone: Zone): void {
    this.zone = new Clock(zone);
  }

  tell(told: ClockTold): void {
    this.told = told;
    this.heard = performance.now();
  }

  get state(): ClockTold | null {
    return this.told;
  }

  get runs(): boolean {
    return this.told?.state === "runs";
  }

  /** What time it is: milliseconds since clock.start. */
  get now(): number {
    if (!this.told) {
      return 0;
    }
    const { at, limit, speed } = this.told;
    return this.runs ? Math.max(at, Math.min(limit, at + (performance.now() - this.heard) * speed)) : at;
  }

  /** 13:16:58 */
  text(t = this.now): string {
    return this.zone?.at(Math.floor(t / 1000) * 1000) ?? "";
  }

  /** An instant as people type it, 13:16:30, in milliseconds since clock.start. */
  instant(text: string): number | undefined {
    return this.zone?.instant(text.trim());
  }
}

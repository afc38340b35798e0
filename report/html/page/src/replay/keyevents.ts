import { rows } from "../base/data";
import { lastAt } from "./instants";

/** A line of what happened, as the report has it; t is seconds since the start of the clock. */
interface Row {
  t: number;
  who: string;
  what: string;
}

/** What happened in the run that is played in a few lines, in order. Documents that do not say so have none. */
export class KeyEvents {
  readonly times: [number][];
  private readonly events = rows<Row>("key_events");

  constructor() {
    this.times = this.events.map(({ t }) => [Math.round(t * 1000)]);
  }

  after(t: number): number | undefined {
    return this.times[lastAt(this.times, t) + 1]?.[0];
  }

  before(t: number): number | undefined {
    return this.times[lastAt(this.times, t - 1)]?.[0];
  }

  /** What happened last by t: several things where they happened at once. */
  last(t: number): { t: number; text: string } | undefined {
    const at = this.times[lastAt(this.times, t)]?.[0];
    const events = this.events.filter((_, i) => this.times[i]?.[0] === at);
    return at === undefined ? undefined : { t: at, text: events.map(({ what }) => what).join("; ") };
  }
}

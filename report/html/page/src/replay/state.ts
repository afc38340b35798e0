import { lastAt } from "./instants";
import type { ChannelSpan, Leg, Replay, SiteSpan, StepSpan, Unit, UnitSpan, Word } from "./types";

/** What a unit can be doing, in the order of the columns of `simulate inspect`. */
export const STATUSES = [
  "available", "turnout", "en-route", "held", "on-scene", "working", "returning", "occupied", "disabled", "off-duty",
] as const;

/** In which column those count that have none of their own: who is at a post, or on the way to one, is free as at home and on the way there. */
const COUNTED_AS: Record<string, string> = { "at-post": "available", "to-post": "returning" };

/** The word that a number stands for. */
export function wordOf(replay: Pick<Replay, "words">, word: Word): string {
  return replay.words[word] ?? "";
}

/** The span that holds at t, if anything is known by then. */
export function spanAt<S extends readonly [number, ...unknown[]]>(spans: readonly S[], t: number): S | undefined {
  return spans[lastAt(spans, t)];
}

/** What a unit is doing at t. */
export interface UnitState {
  status: string;
  place: string;
  to: string;
  incident: string;
  step: string;
  moves: boolean;
  since: number;
}

/** Says what a span of a unit says, in words. */
export function unitState(replay: Replay, span: UnitSpan | undefined): UnitState {
  if (!span) {
    return { status: "available", place: "", to: "", incident: "", step: "", moves: false, since: replay.from };
  }
  const [since, status, place, to, incident, step, moves] = span;
  const word = (w: Word): string => wordOf(replay, w);
  return {
    status: word(status), place: word(place), to: word(to), incident: word(incident), step: word(step), moves: moves === 1, since,
  };
}

/** How many units of each agency are doing what: one row an agency, one number a status. */
export function countUnits(replay: Replay, t: number): number[][] {
  const counts = replay.agencies.map(() => STATUSES.map(() => 0));
  const column = new Map<string, number>(STATUSES.map((status, i) => [status, i]));
  for (const unit of replay.units) {
    const span = spanAt(unit.spans, t);
    const status = span ? wordOf(replay, span[1]) : "available";
    const row = counts[unit.agency];
    const i = column.get(COUNTED_AS[status] ?? status);
    if (row && i !== undefined) {
      row[i] = (row[i] ?? 0) + 1;
    }
  }
  return counts;
}

/** A step that is under way or waits. */
export interface OpenStep {
  incident: string;
  id: string;
  text: string;
  status: string;
  since: number;
  what: string;
}

/** The steps that are under way or wait at t, in the order of the plan. */
export function openSteps(replay: Replay, t: number): OpenStep[] {
  const open: OpenStep[] = [];
  const word = (w: Word): string => wordOf(replay, w);
  for (const step of replay.steps) {
    const span: StepSpan | undefined = spanAt(step.spans, t);
    const status = span ? word(span[1]) : "";
    if (span && (status === "waiting" || status === "running")) {
      const [, , what, since] = span;
      open.push({ incident: word(step.incident), id: word(step.id), text: word(step.text), status, since, what: word(what) });
    }
  }
  return open;
}

/** The posture of a site at t; ordered is the one that it has yet to reach. */
export interface SiteState {
  posture: string;
  ordered: string;
  since: number;
}

export function siteState(replay: Replay, span: SiteSpan | undefined): SiteState {
  const [since, posture, ordered] = span ?? [replay.from, 0, 0];
  return { posture: wordOf(replay, posture) || "normal", ordered: wordOf(replay, ordered), since };
}

/** Whether a site is as it always is, is ordered into a posture, or has reached one. */
export function security(site: SiteState): "normal" | "ordered" | "secured" {
  if (site.ordered !== "") {
    return "ordered";
  }
  return site.posture === "normal" ? "normal" : "secured";
}

export interface ChannelState {
  status: string;
  onAir: number;
  queued: number;
  capacity: number;
}

export function channelState(replay: Replay, span: ChannelSpan | undefined): ChannelState {
  const [, status, onAir, queued, capacity] = span ?? [0, 0, 0, 0, 0];
  return { status: wordOf(replay, status) || "idle", onAir, queued, capacity };
}

/** Where a unit is at t: the legs of its way with the instants at which they are cut short. */
export class Way {
  private readonly cuts: number[];
  private readonly legs: Leg[];
  private readonly first: [number, number] | null;

  constructor(unit: Unit, replay: Pick<Replay, "words">) {
    this.legs = unit.legs;
    this.first = unit.at;
    this.cuts = unit.legs.map((leg, i) => Math.min(unit.legs[i + 1]?.[0] ?? Infinity, leaves(unit, leg, replay)));
  }

  /** The ends of the leg that it travels at t; none while it stands. */
  travels(t: number): { from: [lat: number, lon: number]; to: [lat: number, lon: number] } | null {
    const i = lastAt(this.legs, t);
    const leg = this.legs[i];
    if (!leg || t >= Math.min(leg[3], this.cuts[i] ?? Infinity)) {
      return null;
    }
    return { from: [leg[1], leg[2]], to: [leg[4], leg[5]] };
  }

  at(t: number): [lat: number, lon: number] | null {
    const i = lastAt(this.legs, t);
    const leg = this.legs[i];
    if (!leg) {
      return this.first;
    }
    const [depart, lat, lon, arrive, toLat, toLon] = leg;
    const until = Math.min(t, this.cuts[i] ?? Infinity);
    const share = arrive > depart ? Math.min(1, Math.max(0, (until - depart) / (arrive - depart))) : 1;
    return [lat + (toLat - lat) * share, lon + (toLon - lon) * share];
  }
}

/** When a unit that travels a leg stops travelling: what it is by then it is where it has got to. */
function leaves(unit: Unit, leg: Leg, replay: Pick<Replay, "words">): number {
  for (let i = lastAt(unit.spans, leg[0]) + 1; i < unit.spans.length; i++) {
    const span = unit.spans[i];
    if (span && !["en-route", "returning", "to-post", "held"].includes(wordOf(replay, span[1]))) {
      return span[0];
    }
  }
  return Infinity;
}

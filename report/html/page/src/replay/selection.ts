import type { Records, TimelineRecord } from "./records";
import { instantOf } from "./records";
import { spanAt, unitState, wordOf } from "./state";
import type { Replay, Unit } from "./types";

/** The row of the lanes to which a record belongs; none for those of the whole run. */
export function rowOf(record: TimelineRecord): string | undefined {
  if (record.unit) {
    return `unit ${record.unit}`;
  }
  return record.step ? `step ${record.incident ?? ""} ${record.step}` : undefined;
}

/** The units that are at a step at t, those too that begin or end with it then. */
export function unitsAt(replay: Replay, incident: string, step: string, t: number): Unit[] {
  return replay.units.filter(({ spans }) => spans.some((span, i) =>
    step !== "" && span[0] <= t && (spans[i + 1]?.[0] ?? Infinity) >= t && wordOf(replay, span[5]) === step && wordOf(replay, span[4]) === incident));
}

/** The units that are at the same step as one of them at t. */
export function othersAt(replay: Replay, unit: Unit, t: number): Unit[] {
  const { incident, step } = unitState(replay, spanAt(unit.spans, t));
  return step === "" ? [] : replay.units.filter((other) => {
    const state = unitState(replay, spanAt(other.spans, t));
    return other !== unit && state.step === step && state.incident === incident;
  });
}

/** The rows of what a record is about: its step and who is at it. Where that is nobody, of all that led to it. */
export function ownRows(replay: Replay, records: Records, record: TimelineRecord): string[] {
  const own = new Set<string>();
  const add = (key: string | undefined): unknown => key !== undefined && own.add(key);
  add(rowOf(record));
  if (record.step) {
    add(`step ${record.incident ?? ""} ${record.step}`);
    unitsAt(replay, record.incident ?? "", record.step, instantOf(record)).forEach((unit) => own.add(`unit ${unit.id}`));
  }
  if (own.size === 0) {
    records.chain(record.seq).records.forEach((cause) => add(rowOf(cause)));
  }
  return [...own];
}

/** Something on the lanes that an arrow leads from or to. */
export interface End {
  key: string;
  t: number;
}

/** The arrows along causes at a record: from its cause to it, and from it to what it brought about. */
export function arrowsAt(records: Records, record: TimelineRecord): [from: End, to: End][] {
  const end = (of: TimelineRecord): End | undefined => {
    const key = rowOf(of);
    return key === undefined ? undefined : { key, t: instantOf(of) };
  };
  const here = end(record);
  const cause = records.get(record.cause);
  const before = cause && cause !== record ? end(cause) : undefined;
  if (!here) {
    return [];
  }
  const arrows: [End, End][] = before ? [[before, here]] : [];
  for (const effect of records.effects(record.seq)) {
    const there = end(effect);
    if (there) {
      arrows.push([here, there]);
    }
  }
  return arrows;
}

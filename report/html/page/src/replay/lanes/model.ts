import { counted } from "../../base/figures";
import type { PhaseName } from "../phases";
import { within } from "../names";
import { PHASES, phaseOf, statusLabel } from "../phases";
import { channelState, openSteps, security, siteState, spanAt, unitState, wordOf } from "../state";
import { conditionRows } from "./conditions";
import type { Agency, Channel, Replay, Site, Step, Unit } from "../types";

/** A bar of a row: a phase from one instant to another. band: it takes only the upper or lower half of the row; level: that share of it. */
export interface Bar {
  from: number;
  to: number;
  phase: PhaseName;
  band?: "upper" | "lower";
  level?: number;
}

/** What is done in a row at an instant: from when to when, by which record, and in words. */
export interface Told {
  from: number;
  to: number;
  words: string;
  seq?: number;
}

/** A row of lanes: its label, and a shorter one for where its group is named, its bars in order, and the words for an instant of it. */
export interface Row {
  key: string;
  label: string;
  short: string;
  bars: Bar[];
  /** The bars of the same row in the replay beside it, where they are others. */
  ghosts?: Bar[];
  /** The longest bar: where to look for those that are cut by the left edge. */
  longest: number;
  tell(t: number): Told;
}

/** Rows under a heading that can be folded. */
export interface Group {
  key: string;
  head: Row;
  rows: Row[];
  /** Rows of those that do nothing in the whole replay. */
  unused: Row[];
  open: boolean;
  showUnused: boolean;
}

/** How many groups of steps are open at the beginning. */
const OPEN_INCIDENTS = 3;

/** Arranges a replay in groups of rows: agencies with their units, incidents with their steps, channels, sites. */
export function arrange(replay: Replay): Group[] {
  return [
    ...replay.agencies.map((agency, i) => agencyGroup(replay, agency, i)),
    ...replay.conditions.map((condition) => group(
      `condition ${wordOf(replay, condition.of)}`, `Condition: ${wordOf(replay, condition.title)}`, conditionRows(replay, condition), replay, "",
    )),
    ...stepGroups(replay),
    group("channels", "Channels", replay.channels.map((channel) => channelRow(replay, channel)), replay, "silent", "on the air"),
    group("sites", "Protected sites", replay.sites.map((site) => siteRow(replay, site)), replay, "normal"),
  ].filter((g) => g.rows.length + g.unused.length + g.head.bars.length > 0);
}

/** Rows under a heading; idle is what those are that have no bar, nothing where each says for itself what it is, and busy those at work. */
function group(key: string, label: string, rows: Row[], replay: Replay, idle: string, busy?: string): Group {
  const used = rows.filter((row) => row.bars.length > 0);
  const unused = rows.filter((row) => row.bars.length === 0);
  const tell = (t: number): Told => (idle === "" ? each(rows, t, replay) : together(rows, t, replay, idle, busy));
  return { key, head: row(key, label, [], tell), rows: used, unused, open: used.length > 0, showUnused: false };
}

/** What each of some rows is at an instant. */
function each(rows: Row[], t: number, replay: Replay): Told {
  const told = rows.map((one) => one.tell(t));
  return {
    from: Math.max(replay.from, ...told.map(({ from }) => from)), to: Math.min(replay.to, ...told.map(({ to }) => to)),
    words: told.map(({ words }) => words).filter((words) => words !== "").join(", "),
  };
}

/** How many of some rows are at what at an instant, and from when to when it is so, and whatever else there are bars of. */
function together(rows: Row[], t: number, replay: Replay, idle: string, busy: string = PHASES.working.label, besides: Bar[] = []): Told {
  const counts = new Map<string, number>();
  let free = 0;
  for (const { bars } of rows) {
    const now = bars.filter((bar) => bar.from <= t && t < bar.to);
    for (const { phase } of now) {
      const label = phase === "working" ? busy : PHASES[phase].label;
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    free += now.length === 0 ? 1 : 0;
  }
  const edges = [...rows.flatMap(({ bars }) => bars), ...besides].flatMap(({ from, to }) => [from, to]);
  return {
    from: edges.reduce((last, edge) => (edge <= t ? Math.max(last, edge) : last), replay.from),
    to: edges.reduce((next, edge) => (edge > t ? Math.min(next, edge) : next), replay.to),
    words: [...[...counts].map(([label, n]) => `${n} ${label}`), ...(free > 0 ? [`${free} ${idle}`] : [])].join(", "),
  };
}

function row(key: string, label: string, bars: Bar[], tell: Row["tell"]): Row {
  const longest = bars.reduce((most, bar) => Math.max(most, bar.to - bar.from), 0);
  return { key, label, short: label, bars, longest, tell };
}

function agencyGroup(replay: Replay, agency: Agency, i: number): Group {
  const requests = replay.requests.filter((request) => request[2] === i).map(([from, to, , kind]): Bar => {
    const approval = wordOf(replay, kind) === "approval";
    return { from, to, phase: approval ? "approval" : "waiting", band: approval ? "lower" : "upper" };
  });
  const rows = replay.units.filter((unit) => unit.agency === i).map((unit) => unitRow(replay, unit));
  rows.forEach((r) => {
    r.short = within(r.label, agency.name);
  });
  const acts = (bars: Bar[]): boolean => bars.some((bar) => bar.phase !== "offDuty");
  const used = rows.filter((r) => acts(r.bars));
  const busy = used.some((r) => r.bars.some((bar) => bar.phase !== "other" && bar.phase !== "offDuty"));
  const asked = (t: number): string[] => requests.filter((bar) => bar.from <= t && t < bar.to)
    .map((bar) => (bar.phase === "approval" ? "approval asked for" : "waiting for units"));
  const tell = (t: number): Told => {
    const units = together(rows, t, replay, "available", undefined, requests);
    return { ...units, words: [units.words, ...new Set(asked(t))].join("; ") };
  };
  return {
    key: `agency ${agency.id}`, head: row(`agency ${agency.id}`, agency.name, requests, tell),
    rows: used, unused: rows.filter((r) => !acts(r.bars)), open: busy, showUnused: false,
  };
}

/** Turns spans into bars: those for which there is a phase, joined where nothing changes. */
function bars<S extends readonly [number, ...unknown[]]>(spans: S[], end: number, phase: (span: S) => PhaseName | null): Bar[] {
  const all: Bar[] = [];
  spans.forEach((span, i) => {
    const name = phase(span);
    const to = spans[i + 1]?.[0] ?? end;
    const last = all.at(-1);
    if (!name || to <= span[0]) {
      return;
    }
    if (last?.phase === name && last.to === span[0] && name !== "working") {
      last.to = to;
    } else {
      all.push({ from: span[0], to, phase: name });
    }
  });
  return all;
}

/** From when to when the span at t lasts. */
function extent(spans: readonly (readonly [number, ...unknown[]])[], t: number, replay: Replay): Omit<Told, "words"> {
  const span = spanAt(spans, t);
  const seq = span?.at(-1);
  const next = spans.find((later) => later[0] > t);
  return { from: span?.[0] ?? replay.from, to: next?.[0] ?? replay.to, ...(typeof seq === "number" ? { seq } : {}) };
}

function unitRow(replay: Replay, unit: Unit): Row {
  const phases = bars(unit.spans, replay.to, (span) => phaseOf(unitState(replay, span)));
  const places = placeNames(replay);
  return row(`unit ${unit.id}`, unit.name, phases, (t) => {
    const state = unitState(replay, spanAt(unit.spans, t));
    const where = state.to ? `to ${places(state.to)}` : state.place ? `at ${places(state.place)}` : "";
    const words = [`${statusLabel(state.status)} ${where}`.trim(), stepName(replay, state.incident, state.step)];
    return { ...extent(unit.spans, t, replay), words: words.filter((part) => part !== "").join(", ") };
  });
}

/** Names of places by their ids. */
export function placeNames(replay: Replay): (id: string) => string {
  const names = new Map(replay.places.map((place) => [place.id, place.name]));
  return (id) => names.get(id) ?? id;
}

function stepName(replay: Replay, incident: string, id: string): string {
  if (id === "") {
    return "";
  }
  const step = replay.steps.find((s) => wordOf(replay, s.id) === id && wordOf(replay, s.incident) === incident);
  return (step && wordOf(replay, step.text)) || id;
}

function stepGroups(replay: Replay): Group[] {
  const byIncident = new Map<number, Step[]>();
  for (const step of replay.steps) {
    const steps = byIncident.get(step.incident);
    if (steps) {
      steps.push(step);
    } else {
      byIncident.set(step.incident, [step]);
    }
  }
  const titles = new Map(replay.incidents.map((incident) => [incident.id, wordOf(replay, incident.title)]));
  const groups = [...byIncident].map(([incident, steps]) => {
    const id = wordOf(replay, incident);
    const rows = steps.map((step) => stepRow(replay, step));
    return group(`incident ${id}`, byIncident.size === 1 ? "Steps" : `Steps of ${titles.get(incident) || id}`, rows, replay, "not under way", "under way");
  });
  groups.forEach((g, i) => {
    g.open &&= i < OPEN_INCIDENTS;
  });
  return groups;
}

function stepRow(replay: Replay, step: Step): Row {
  const phases = bars(step.spans, replay.to, ([, status]) => {
    const word = wordOf(replay, status);
    return word === "waiting" ? "waiting" : word === "running" ? "working" : null;
  });
  const id = wordOf(replay, step.id);
  const only = { ...replay, steps: [step] };
  return row(`step ${wordOf(replay, step.incident)} ${id}`, wordOf(replay, step.text) || id, phases, (t) => {
    const open = openSteps(only, t)[0];
    const status = spanAt(step.spans, t)?.[1] ?? 0;
    const words = open ? [open.status, open.what].filter((part) => part !== "").join(": ") : wordOf(replay, status);
    return { ...extent(step.spans, t, replay), words };
  });
}

function channelRow(replay: Replay, channel: Channel): Row {
  const onAir = bars(channel.spans, replay.to, ([, status, n]) => wordOf(replay, status) === "down" ? "out" : n > 0 ? "working" : null);
  const queued = bars(channel.spans, replay.to, ([, , , n]) => n > 0 ? "waiting" : null);
  const both: Bar[] = [
    ...onAir.map((bar): Bar => ({ ...bar, band: "lower" })), ...queued.map((bar): Bar => ({ ...bar, band: "upper" })),
  ];
  both.sort((a, b) => a.from - b.from);
  return row(`channel ${channel.id}`, channel.name, both, (t) => {
    const state = channelState(replay, spanAt(channel.spans, t));
    return { ...extent(channel.spans, t, replay), words: `${state.status}, ${state.onAir} on air, ${state.queued} queued` };
  });
}

function siteRow(replay: Replay, site: Site): Row {
  const phases = bars(site.spans, replay.to, (span) => {
    const state = security(siteState(replay, span));
    return state === "normal" ? null : state;
  });
  return row(`site ${site.id}`, site.name, phases, (t) => {
    const state = siteState(replay, spanAt(site.spans, t));
    const words = state.ordered ? `${state.posture}, ordered into ${state.ordered}` : state.posture;
    return { ...extent(site.spans, t, replay), words };
  });
}

/** A line of the lanes as it stands: a heading, a row, or the line that folds what is not used. */
export interface Line {
  kind: "head" | "row" | "unused";
  group: Group;
  row: Row;
}

/** The lines that are shown of groups, which may be folded. */
export function lines(groups: Group[]): Line[] {
  const all: Line[] = [];
  for (const g of groups) {
    all.push({ kind: "head", group: g, row: g.head });
    if (!g.open) {
      continue;
    }
    all.push(...g.rows.map((r): Line => ({ kind: "row", group: g, row: r })));
    if (g.unused.length > 0) {
      const [one, several] = g.key.startsWith("agency ") ? ["unit not used", "units not used"] : ["not used", "not used"];
      const label = counted(g.unused.length, one, several);
      all.push({ kind: "unused", group: g, row: row(`${g.key} unused`, label, [], () => ({ from: 0, to: 0, words: label })) });
    }
    if (g.showUnused) {
      all.push(...g.unused.map((r): Line => ({ kind: "row", group: g, row: r })));
    }
  }
  return all;
}

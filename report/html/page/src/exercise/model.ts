/**
 * What the Go package report/conduct sends: the types there say what each field is. Instants are milliseconds since clock.start, lengths
 * milliseconds; ids are keys, and what people read stands beside them.
 */

/** How instants are written. */
export interface Zone {
  start: string;
  zone: string;
  offsets: [t: number, seconds: number][];
}

/** The clock: pages go on by themselves from `at`, and never beyond `limit`. */
export interface ClockTold {
  state: "waits" | "runs" | "paused" | "stands" | "stopped" | "ended";
  by: string;
  why: string;
  speed: number;
  at: number;
  limit: number;
}

export interface Line {
  n: number;
  at: number;
  kind: "heard" | "sent" | "seen" | "decided" | "ordered" | "inject" | "note" | "told";
  from: string;
  means: string;
  text: string;
  tone: Tone;
  undo: number; // what /undo takes while it can be taken back; else 0
  struck: boolean; // the clock was set back before it
}

export type Tone = "" | "good" | "waits" | "bad";

/** What became of a request. */
export interface Outcome {
  state: "ok" | "waits" | "refused";
  words?: string;
  lines?: string[];
  change?: { label: string; order: OrderMade }[];
}

export interface Option { id: string; text: string }

export interface Decision {
  incident: string;
  step: string;
  title: string;
  since: number;
  options: Option[];
  knows: string[]; // what the role knows, a line each
  usual: string; // how long such a decision takes usually
  given: string; // the option that takes effect in a moment
}

export interface UnitSeen { id: string; name: string; sign: string; state: string; since: number; where: string; free: boolean }
export interface UnitGroup { agency: string; note: string; units: UnitSeen[] }
export interface SiteSeen { id: string; name: string; people: number; posture: string; ordered: string; since: number }

/** An order of one's own, and what has become of it. */
export interface OwnOrder { mine: number; id: string; text: string; at: number; state: string; said: string; since: number; undo: boolean; tone: Tone }

export interface Choice { id: string; label: string }

/** A ready order: nothing else is sent with it. */
export interface Ready extends Choice { who?: Record<string, number>; where?: string; incident?: string }

/** A word of an order, and what it may be given. */
export interface Word {
  word: string;
  label: string;
  what: Ready[];
  own: boolean;
  who: (Choice & { most: number; free: number })[];
  to: Choice[];
  where: Choice[];
  postures: Choice[];
}

/** An order as it is made; what does not apply is left out. */
export interface OrderMade {
  word: string;
  incident?: string;
  what?: string;
  text?: string;
  who?: Record<string, number>;
  to?: string[];
  where?: string;
  posture?: string;
}

/** What a role may order. */
export interface Vocabulary { incidents: Choice[]; words: Word[] }

/** The clock was set back. */
export interface Back { n: number; to: number; from: number; why: string; lost: string[]; open: string[] }

/** A place that a role knows. */
export interface PlaceSeen {
  id: string;
  name: string;
  lat: number;
  lon: number;
  scene: boolean; // of an incident that is known
}

/** Where what a role knows of is. */
export interface MapSeen {
  places: PlaceSeen[];
  units: { id: string; name: string; sign: string; place: string; on: boolean }[]; // on: on its way there
}

export interface PlayerView extends Vocabulary {
  pace: ControlView["pace"];
  role: { id: string; title: string; agency: string; note: string; played: boolean; names: string[]; decides?: boolean };
  decisions: Decision[];
  units: UnitGroup[];
  sites: SiteSeen[];
  map: MapSeen;
  orders: OwnOrder[];
  back: Back | null;
}

/** Who has a key. */
export interface Me {
  kind: "player" | "controller" | "evaluator" | "display";
  title: string;
  agency: string;
  exercise: string;
  page: string;
  joined: string[];
  decides: boolean;
  orders: string[];
  sees: string[];
  state: ClockTold["state"];
  starts: string;
}

export interface Role {
  id: string;
  title: string;
  agency: string;
  decides: string[];
  orders: string[];
  state: "absent" | "joined" | "played";
  here: { name: string; device: string; state: "here" | "away"; since: number }[];
}

/** A decision as the controller sees it. */
export interface Decided extends Omit<Decision, "knows"> {
  role: string;
  roleTitle: string;
  played: boolean;
  open: boolean;
  default: string;
  taken: string;
}

export interface Inject {
  id: string;
  number: string;
  title: string;
  due: number; // -1: not known yet
  when: string;
  state: "planned" | "held" | "released" | "skipped";
  since: number;
  from: string;
  to: string[];
  means: string;
  text: string;
  expected: string;
  step: string;
  note: string;
  changed: boolean;
}

export interface Chance {
  id: string;
  title: string;
  limit: string;
  share: number;
  low: number;
  high: number;
  alike: boolean; // the same in all futures
  none: boolean; // it applies in none
  since: { of: string; points: number; low: number; high: number; told: boolean } | null; // what the last entry has changed
}

/** The chances of each target from an instant. */
export interface Chances { at: number; futures: number; done: boolean; list: Chance[]; supposes: string; problem: string }

export interface Entry {
  number: number;
  at: number;
  who: string;
  kind: string;
  text: string;
  id: string;
  lines: string[];
  undo: boolean;
  undone: boolean;
  refused: boolean;
}

/** What came of an exercise: amounts are in seconds, shares from 0 to 1 or numbers. */
export interface Ending {
  headline: string;
  about: string;
  runs: number;
  tasks: EndingTask[];
  futures: number; // 0 as long as choices are not told
  choices: EndingChoice[];
  conducted: string[];
  open: number; // objectives that nobody has rated
}

export interface EndingTask {
  title: string;
  unit: string;
  limit: string;
  state: "within" | "beyond" | "undone" | "not-called-for" | "unjudged";
  said: string;
  team: number | null;
  plan: number | null;
  most: number;
  teamPlace: number;
  planPlace: number;
  against: "better" | "worse" | "same" | "";
  from: number;
  width: number;
  shares: number[];
}

export interface EndingChoice { clock: string; who: string; what: string; instead: string; lines: string[] }

export interface ControlView {
  title: string;
  scenario: string;
  seed: number;
  run: number;
  file: string; // of the journal
  journal?: Entry[]; // all of them, at first
  entries: number;
  pace: "clock" | "discussion";
  can: { speeds: number[]; faster: string; jump: string };
  shows: Shows;
  roles: Role[];
  decisions: Decided[];
  injects: Inject[];
  works: { incident: string; step: string; text: string; since: number; role: string }[];
  chances: Chances | null; // null before the first are there
  tasks: Task[];
  branches: string[];
  problem: string;
  incidents: Choice[];
  places: Choice[];
  ending: Ending | null; // null as long as it is not known
  untold: string; // why something of it cannot be told
}

export type Shows = "everything" | "shared" | "ending";

export type Rating = "P" | "S" | "M" | "U" | "N/A";

export interface Task {
  id: string;
  objective: string;
  capability: string;
  text: string;
  limit: string;
  most: number;
  least: boolean; // it is a lower limit
  unit: "ms" | "count" | "share";
  state: "not-yet" | "running" | "within" | "beyond" | "lost" | "unjudged";
  amount: number;
  as: number; // as of when a running amount of time is
  said: string;
  why: string; // it cannot come about any more
  observations: number[];
}

export interface Observation { number: number; at: number; about: number; text: string; task: string; inject: string; rating: Rating | ""; suggestion: string }

export interface EvaluatorView {
  tasks: Task[];
  capabilities: { title: string; tasks: string[]; proposal: string; rated: string }[];
  observations: Observation[];
  injects: { id: string; number: string; title: string; text: string; to: string[]; at: number }[];
  back: Back | null;
}

export interface DisplayView {
  title: string;
  shows: Shows;
  note: string;
  open: { title: string; role: string; since: number }[];
  roles: string[];
  ending: Ending | null; // where it is shown
}

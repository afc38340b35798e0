/** A number that stands for a word: an index into `words`. */
export type Word = number;

/** A stretch of what a unit does; it lasts until the next. moves: it travels for a step that moves patients or units. */
export type UnitSpan = [t: number, status: Word, place: Word, to: Word, incident: Word, step: Word, moves: 0 | 1, seq: number];

/** A drive from one position to another; the next span or leg may cut it short. */
export type Leg = [depart: number, lat: number, lon: number, arrive: number, toLat: number, toLon: number];

export type SiteSpan = [t: number, posture: Word, ordered: Word, seq: number];
export type ChannelSpan = [t: number, status: Word, onAir: number, queued: number, capacity: number, seq: number];
export type StepSpan = [t: number, status: Word, what: Word, since: number, seq: number];
export type IncidentSpan = [t: number, status: Word, seq: number];

/** From t on one more event (by: 1), or one less (-1), closes a place or a stretch of road, or slows it only. */
export type Closure = [t: number, place: string, slows: 0 | 1, by: 1 | -1];

/** An agency waits for units or for approval. */
export type Request = [from: number, to: number, agency: number, kind: Word, incident: Word, step: Word, seq: number];

export interface Agency {
  id: string;
  name: string;
  kind: string;
}

export interface Unit {
  id: string;
  name: string;
  agency: number;
  kind: number;
  spans: UnitSpan[];
  legs: Leg[];
  at: [lat: number, lon: number] | null;
}

export interface Place {
  id: string;
  name: string;
  kind?: string;
  lat: number;
  lon: number;
}

/** Something that lies beneath the units. Of each part latitudes and longitudes in turn. */
export interface Feature {
  name: string;
  kind: "points" | "lines" | "area";
  /** The id of a stretch of road, which is drawn while an event closes or slows it. */
  stretch?: string;
  parts: number[][];
}

/** Where the units of a pool patrol (patrol: 1), or where a stream arrives: a circle, or a ring as a part of a feature. */
export interface Area {
  id: string;
  name: string;
  agency: string;
  patrol: 0 | 1;
  circle?: [lat: number, lon: number, metres: number];
  ring?: number[];
}

export interface Site {
  id: string;
  name: string;
  agency: number;
  lat: number | null;
  lon: number | null;
  people: number;
  spans: SiteSpan[];
}

export interface Channel {
  id: string;
  name: string;
  kind: string;
  capacity: number;
  spans: ChannelSpan[];
}

export interface Step {
  incident: Word;
  id: Word;
  verb: Word;
  text: Word;
  /** It keeps its units after its work is done. */
  holds?: 1;
  spans: StepSpan[];
}

export interface Incident {
  id: Word;
  title: Word;
  agency: number;
  place: Word;
  spans: IncidentSpan[];
  /** Whose condition it has, and its states; none without. */
  of?: Word;
  states?: IncidentSpan[];
}

/** The states that an incident, or those of a stream, may be in. */
export interface Condition {
  of: Word;
  title: Word;
  states: Word[];
}

/** A line of the story of a run that is played beside another. */
export type Beat = [t: number, incident: Word, step: Word, who: Word, what: Word, why: Word];

/** Where a run first goes another way than the one that it is held against; what nothing is said of is empty. */
export interface Parting {
  t: number;
  what: string;
  why: string;
  written: string;
}

/** A run in spans, as the simulator writes it. Times are milliseconds since the start of the clock. */
export interface Replay {
  id: string;
  title: string;
  from: number;
  to: number;
  start: string;
  zone: string;
  offsets: [t: number, seconds: number][];
  words: string[];
  agencies: Agency[];
  kinds: string[];
  units: Unit[];
  places: Place[];
  areas: Area[];
  /** What the overlay draws; only the first replay of a page has it, for all. */
  ground?: Feature[];
  sites: Site[];
  channels: Channel[];
  steps: Step[];
  incidents: Incident[];
  /** What events close or slow, and when; nothing where they close nothing. */
  closures?: Closure[];
  conditions: Condition[];
  requests: Request[];
  story?: Beat[];
  parting?: Parting;
  notes: string[];
}

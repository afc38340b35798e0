/** What the Go package report/explore sends: Scene, Answer and Variant there say what each field is. */
export interface Scene {
  title: string;
  seed: number;
  first: number;
  runs: number;
  sliders: Slider[];
  variants: Switch[];
  decisions: Decision[];
  can_write: boolean;
}

export interface Slider {
  path: string;
  title: string;
  unit: string;
  low: number;
  value: number;
  high: number;
  step: number;
  text: string;
  drawn: boolean;
  ranged: boolean;
}

export interface Switch { id: string; title: string; luck: boolean }

export interface Decision {
  path: string;
  title: string;
  default: string;
  options: { id: string; title: string }[];
}

export interface Change { path: string; value: string; title: string }

export interface Pair { file: string; now: string }

export interface Spread { from: number; width: number; file: number[]; now: number[] }

export interface Row {
  id: string;
  title: string;
  asked: string;
  unit: string;
  limit: number | null;
  figure: Pair;
  verdict: Pair;
  spread: Spread | null;
}

export interface Answer {
  runs: number;
  full: boolean;
  rows: Row[];
  said: { text: string; tone: string }[];
  changes: Change[];
  command: string;
}

export interface Variant { id: string; text: string }

/** How the scenario is to be other than its file. */
export interface Wish {
  variant: string;
  figures: { path: string; value: number }[];
  decisions: { path: string; option: string }[];
}

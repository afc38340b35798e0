import type { UnitState } from "./state";

/** How a bar is hatched, so that phases can be told apart in black and white. */
export type Hatch = "solid" | "rising" | "falling" | "upright" | "level" | "dots" | "cross" | "hollow";

/** A phase of lanes and map: its colour, its hatch and how much of the height of a row its bar takes. */
export interface Phase {
  token: string;
  label: string;
  hatch: Hatch;
  height: number;
}

export const PHASES = {
  turnout: { token: "turnout", label: "turnout", hatch: "upright", height: 0.75 },
  travel: { token: "travel", label: "en route", hatch: "rising", height: 0.75 },
  transport: { token: "transport", label: "en route with others", hatch: "falling", height: 0.75 },
  staged: { token: "staged", label: "on scene or held", hatch: "dots", height: 0.75 },
  working: { token: "working", label: "working", hatch: "solid", height: 0.75 },
  home: { token: "home", label: "returning, available", hatch: "level", height: 0.4 },
  toPost: { token: "home", label: "driving to a post, available", hatch: "rising", height: 0.4 },
  atPost: { token: "home", label: "at a post, available", hatch: "solid", height: 0.25 },
  other: { token: "other", label: "on another job", hatch: "hollow", height: 0.4 },
  out: { token: "out", label: "out of action", hatch: "cross", height: 0.75 },
  offDuty: { token: "faint", label: "off duty", hatch: "solid", height: 0.1 },
  waiting: { token: "waiting", label: "waiting", hatch: "dots", height: 0.4 },
  approval: { token: "approval", label: "waiting for approval", hatch: "cross", height: 0.4 },
  ordered: { token: "ordered", label: "ordered into a posture", hatch: "rising", height: 0.5 },
  secured: { token: "secured", label: "in the posture", hatch: "solid", height: 0.75 },
  state: { token: "series-7", label: "in the state, as many as it is high", hatch: "solid", height: 1 },
} as const satisfies Record<string, Phase>;

export type PhaseName = keyof typeof PHASES;

/** The phase of a unit; none while it is available. */
export function phaseOf(unit: Pick<UnitState, "status" | "moves">): PhaseName | null {
  switch (unit.status) {
    case "turnout": return "turnout";
    case "en-route": return unit.moves ? "transport" : "travel";
    case "held": return "staged";
    case "on-scene": return "staged";
    case "working": return "working";
    case "returning": return "home";
    case "to-post": return "toPost";
    case "at-post": return "atPost";
    case "occupied": return "other";
    case "disabled": return "out";
    case "off-duty": return "offDuty";
    default: return null;
  }
}

/** Whether a unit in a phase could be sent to something. */
export function isFree(phase: PhaseName): boolean {
  return phase === "home" || phase === "toPost" || phase === "atPost";
}

/** The statuses of units as readers see them. */
const STATUS_LABELS: Record<string, string> = {
  "en-route": "en route",
  "on-scene": "on scene",
  "to-post": "driving to a post",
  "at-post": "at a post",
  "occupied": "on another job",
  "disabled": "out of action",
  "off-duty": "off duty",
};

/** What a status of a unit is called wherever it is named: in the tables, the lanes and their legend. */
export function statusLabel(status: string): string {
  return STATUS_LABELS[status] ?? status;
}

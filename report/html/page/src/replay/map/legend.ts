import { el } from "../../base/dom";
import { onTheme } from "../../base/theme";
import { prepare } from "../canvas";
import type { PhaseName } from "../phases";
import { PHASES } from "../phases";
import type { Replay } from "../types";
import { drawPlace, PLACE_SIGNS, ring } from "./ground";
import type { Security } from "./signs";
import { badge, drawIdle, drawSite, drawUnit, SITE_SIGNS } from "./signs";
import { ink } from "../ink";

type Draw = (pen: CanvasRenderingContext2D) => void;

/** Where a sign stands in its sample. */
const MIDDLE = { x: 9, y: 9 };

/** Says what the signs of the map mean: those that occur. */
export function mapLegend(replay: Replay, marks: string[]): HTMLElement {
  const list = el("ul", { class: "legend", "aria-label": "What the map shows" });
  const add = (draw: Draw, text: string): void => list.append(el("li", {}, sample(draw), text));
  const moving = new Set(replay.units.filter((unit) => unit.at !== null || unit.legs.length > 0).map((unit) => unit.agency));
  replay.agencies.forEach((agency, i) => {
    if (moving.has(i)) {
      list.append(el("li", {}, el("b", { class: "mark" }, marks[i] ?? ""), agency.name));
    }
  });
  const posts: PhaseName[] = replay.words.includes("to-post") ? ["toPost", "atPost"] : [];
  const phases: PhaseName[] = ["turnout", "travel", "transport", "staged", "working", "home", ...posts, "other", "out"];
  phases.forEach((name) => add((pen) => drawUnit(pen, MIDDLE, "", name, false), PHASES[name].label));
  add((pen) => drawIdle(pen, MIDDLE, false), "available");
  add((pen) => {
    drawUnit(pen, { x: 5, y: 13 }, "", "staged", false);
    badge(pen, { x: 5, y: 13 }, 3);
  }, "so many at one spot");
  if (replay.sites.length > 0) {
    Object.entries(SITE_SIGNS).forEach(([name, { label }]) => add((pen) => drawSite(pen, MIDDLE, name as Security), label));
  }
  places(replay, add);
  if (replay.areas.some(({ patrol }) => patrol === 1)) {
    add((pen) => dotted(pen, [1.5, 4]), "where units patrol");
  }
  if (replay.areas.some(({ patrol }) => patrol === 0)) {
    add((pen) => dotted(pen, [6, 4]), "where calls come from");
  }
  if (replay.steps.some(({ holds }) => holds === 1)) {
    add((pen) => {
      pen.strokeStyle = ink("waiting");
      ring(pen, MIDDLE, 7);
    }, "units that a step holds there");
  }
  const legend = el("details", { class: "map-legend" }, el("summary", {}, "What the map shows"), list);
  legend.open = matchMedia("(min-width: 60rem)").matches; // where there is room for it
  return legend;
}

function places(replay: Replay, add: (draw: Draw, text: string) => void): void {
  const kinds = new Set(replay.places.map(({ kind }) => kind ?? ""));
  for (const [kind, { label }] of Object.entries(PLACE_SIGNS)) {
    if (kinds.has(kind)) {
      add((pen) => drawPlace(pen, { kind }, MIDDLE), label);
    }
  }
}

function dotted(pen: CanvasRenderingContext2D, dash: number[]): void {
  pen.save();
  pen.strokeStyle = ink("faint");
  pen.setLineDash(dash);
  pen.beginPath();
  pen.arc(9, 22, 16, 0, 2 * Math.PI);
  pen.stroke();
  pen.restore();
}

function sample(draw: Draw): HTMLCanvasElement {
  const canvas = el("canvas", { class: "sample", "aria-hidden": "true" });
  const show = (): void => {
    const pen = prepare(canvas, 18, 18);
    if (pen) {
      draw(pen);
    }
  };
  show();
  onTheme(show);
  return canvas;
}

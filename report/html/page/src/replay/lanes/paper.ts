import { el } from "../../base/dom";
import type { Clock } from "../clock";
import { showAxis } from "./axis";
import type { Group, Line, Row } from "./model";
import { lines } from "./model";
import { isFree } from "../phases";
import type { Brush } from "./paint";
import type { Scale } from "./scale";

const ROW = 18;

/** About how wide the lanes are on paper, in pixels: as many times are told as have room there. */
const WIDTH = 460;

/** How close times may be on paper, in pixels. */
const APART = 54;

/**
 * The lanes for paper: a canvas for each line, so that pages can break between lines. The steps are left out, of which
 * there are many and which the story tells.
 */
export function paperLanes(groups: Group[], brush: Brush, scale: Scale, clock: Clock, chosen: Set<string>): HTMLElement {
  const short = document.documentElement.dataset.print === "handout";
  const all = short ? busiest(groups, scale) : lines(groups.filter((group) => !group.key.startsWith("incident ")));
  const apart = APART * Math.max(1, scale.width / WIDTH);
  const rows = all.map((line) => {
    const canvas = el("canvas", { class: "bars", "aria-hidden": "true" });
    brush.lanes(canvas, ROW, [{ line, top: 0, height: ROW }], scale, clock, apart, chosen);
    return el("div", { class: `paper-row paper-${line.kind}` }, el("span", { class: "paper-label" }, line.row.label), canvas);
  });
  const left = short ? el("p", { class: "note" }, `The ${all.length} of ${units(groups).length} units that do most in this time, of each agency one before a second of any.`) : null;
  const axis = el("div", { class: "axis" });
  showAxis(axis, scale, clock, apart);
  const head = el("div", { class: "paper-axis" }, el("div", { class: "paper-row" }, el("span", { class: "paper-label" }, clock.zone), axis));
  return el("div", { class: "paper-lanes" }, head, el("div", {}, ...rows, left));
}

/** How many units a hand-out has room for. */
const MOST = 14;

const units = (groups: Group[]): Row[] => groups.filter(({ key }) => key.startsWith("agency ")).flatMap(({ rows, unused }) => [...rows, ...unused]);

/**
 * The units that are longest at something in the time that is shown, in their order: of each agency one before a second of any, so
 * that none that took part is left out for another that sent many.
 */
function busiest(groups: Group[], scale: Scale): Line[] {
  const busy = ({ bars }: Row): number => bars.reduce((sum, { from, to, phase }) =>
    phase === "other" || phase === "offDuty" || isFree(phase) ? sum : sum + Math.max(0, Math.min(to, scale.to) - Math.max(from, scale.from)), 0);
  const places = groups.flatMap((group) =>
    units([group]).filter((row) => busy(row) > 0).sort((a, b) => busy(b) - busy(a)).map((row, place) => ({ row, place, busy: busy(row) })));
  const chosen = new Set(places.sort((a, b) => a.place - b.place || b.busy - a.busy).slice(0, MOST).map(({ row }) => row));
  return groups.flatMap((group) => group.rows.filter((row) => chosen.has(row)).map((row): Line => ({ kind: "row", group, row })));
}

import { el } from "../../base/dom";
import type { Clock } from "../clock";
import { showAxis } from "./axis";
import type { Group } from "./model";
import { lines } from "./model";
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
  const all = lines(groups.filter((group) => !group.key.startsWith("incident ")));
  const apart = APART * Math.max(1, scale.width / WIDTH);
  const rows = all.map((line) => {
    const canvas = el("canvas", { class: "bars", "aria-hidden": "true" });
    brush.lanes(canvas, ROW, [{ line, top: 0, height: ROW }], scale, clock, apart, chosen);
    return el("div", { class: `paper-row paper-${line.kind}` }, el("span", { class: "paper-label" }, line.row.label), canvas);
  });
  const axis = el("div", { class: "axis" });
  showAxis(axis, scale, clock, apart);
  const head = el("div", { class: "paper-axis" }, el("div", { class: "paper-row" }, el("span", { class: "paper-label" }, clock.zone), axis));
  return el("div", { class: "paper-lanes" }, head, el("div", {}, ...rows));
}

import { el, fill } from "../../base/dom";
import type { Clock } from "../clock";
import type { Scale } from "./scale";

/** How near to an edge a text is set beside its tick rather than over it, as a share of the width. */
const EDGE = 0.04;

/** The times over the lanes. They are elements rather than painted, so that they keep their shape on paper. */
export function showAxis(axis: HTMLElement, scale: Scale, clock: Clock, apart: number): void {
  fill(axis, ...scale.ticks(clock, apart).map(({ t, text }) => {
    const share = scale.x(t) / scale.width;
    const side = share < EDGE ? "tick first" : share > 1 - EDGE ? "tick last" : "tick";
    const tick = el("span", { class: side }, text);
    tick.style.left = `${(share * 100).toFixed(3)}%`;
    return tick;
  }));
}

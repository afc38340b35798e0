import { el } from "../../base/dom";
import { onTheme } from "../../base/theme";
import type { PhaseName } from "../phases";
import { PHASES } from "../phases";
import type { Group } from "./model";
import type { Brush } from "./paint";

/** Says what the bars mean: the phases that occur, as they are drawn. */
export function legend(groups: Group[], brush: Brush): HTMLElement {
  const used = new Set<PhaseName>();
  for (const group of groups) {
    for (const row of [group.head, ...group.rows, ...group.unused]) {
      row.bars.forEach((bar) => used.add(bar.phase));
    }
  }
  const list = el("ul", { class: "legend", "aria-label": "What the bars mean" });
  const names = (Object.keys(PHASES) as PhaseName[]).filter((name) => used.has(name));
  for (const name of names) {
    item(list, PHASES[name].label, (canvas) => brush.swatch(canvas, name));
  }
  if (groups.some(({ rows }) => rows.some(({ ghosts }) => ghosts !== undefined))) {
    item(list, "the same in the first run", (canvas) => brush.ghost(canvas));
  }
  return list;
}

function item(list: HTMLElement, text: string, paint: (canvas: HTMLCanvasElement) => void): void {
  const canvas = el("canvas", { class: "swatch", "aria-hidden": "true" });
  paint(canvas);
  onTheme(() => paint(canvas));
  list.append(el("li", {}, canvas, text));
}

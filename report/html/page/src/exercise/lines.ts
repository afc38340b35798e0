import { deed } from "../base/button";
import { el } from "../base/dom";
import type { Line } from "./model";
import type { RoomClock } from "./roomclock";

/** A line of what was heard, said and done. */
export function lineOf(line: Line, clock: RoomClock, fresh: boolean, undo: (number: number) => void): HTMLElement {
  const about = [clock.text(line.at), line.from, line.means].filter((part) => part !== "").join(" · ");
  return el(
    "li", { class: [line.kind, fresh ? "new" : "", line.struck ? "struck" : ""].join(" ").trim(), "data-line": String(line.n) },
    el("span", { class: "about" }, about, fresh ? el("b", {}, " · new") : null, line.struck ? " · no longer so" : null),
    el("span", { class: `said ${TONES[line.tone]}` }, line.text),
    line.undo === 0 ? null : deed("↶ Undo", () => undo(line.undo), "undo"),
  );
}

/** How each tone looks. */
export const TONES = { "": "", good: "good", waits: "yours", bad: "bad" };

/** Its sign, which says it where colours do not. */
export const SIGNS = { "": "", good: "✓ ", waits: "▲ ", bad: "✕ " };

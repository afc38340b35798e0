import { counted, share } from "../base/figures";
import { amongCells, amongColumns, amongValues, amongWords, ofRuns } from "./among";
import { cell } from "./cells";
import type { Drawing } from "./drawing";
import type { Look } from "./look";
import { parts, type Part, type Wanted } from "./model";
import type { Panel, Place } from "./panel";
import { drawPanels } from "./rows";
import { scaleOver } from "./scale";
import { box, line, type Shape } from "./shapes";

/** Where the time of a real call went: a bar a part, one after another, each with how long it is in the runs from the same beginning. */
export function parted(of: Wanted): Drawing | null {
  const all = parts();
  if (all.length === 0) {
    return null;
  }
  return {
    summary: `${of.title}: ${counted(all.length, "part", "parts")}, ${all.map((part) => `until ${part.until} ${share(part.share ?? 0)}`).join(", ")}`,
    legend: [
      { mark: "box", colour: "series-2", text: "in the log" },
      { mark: "thick", colour: "series-1", text: "eight in ten runs, from where the log's begins" },
      { mark: "tick", colour: "ink", text: "their median" },
      { mark: "line", colour: "faint", text: "the least to the most" },
    ],
    words: [],
    tables: [
      {
        caption: of.title,
        columns: ["Until", "Share", ...amongColumns],
        rows: all.map((part) => [part.until, cell(part.share, "share"), ...amongCells(part)]),
      },
    ],
    draw: (width, look) => drawPanels([panel(all)], width, look),
  };
}

function panel(all: Part[]): Panel {
  let end = 0;
  const placed = all.map((part) => {
    const from = end;
    end += Math.max(0, part.log ?? 0);
    return { part, from, to: end };
  });
  return {
    title: "",
    headings: ["of the time"],
    lines: [],
    scale: (ticks) => scaleOver([0, ...placed.flatMap(({ part, from }) => amongValues(part).map((value) => from + value))], "seconds", ticks),
    rows: placed.map(({ part, from, to }) => ({
      name: part.until,
      aside: [share(part.share ?? 0)],
      tip: [`until ${part.until}: ${share(part.share ?? 0)} of the time`, ...amongWords(part)],
      paint: (at, look) => [...bar(from, to, at, look), ...ofRuns(part, from, at, look)],
    })),
  };
}

/** The part in the log, and a line to where the next begins. */
function bar(from: number, to: number, at: Place, look: Look): Shape[] {
  const thick = look.size * 1.15;
  return [
    box(at.x(from), at.y - thick / 2, Math.max(2, at.x(to) - at.x(from)), thick, look.of("series-2"), { opacity: 0.45 }),
    line(at.x(to), at.y + thick / 2, at.x(to), at.below, look.faint),
  ];
}

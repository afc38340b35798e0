import { counted } from "../base/figures";
import { amongCells, amongColumns, amongValues, amongWords, ofLog, ofRuns, rank } from "./among";
import type { Drawing } from "./drawing";
import { times, type Time, type Wanted } from "./model";
import type { Panel } from "./panel";
import { drawPanels } from "./rows";
import { scaleOver } from "./scale";

/** The times of a real call among those of the runs: instants on an axis from the call on, lengths on one of their own. */
export function ranked(of: Wanted): Drawing | null {
  const all = times();
  if (all.length === 0) {
    return null;
  }
  const instants = all.filter((each) => each.kind === "instant");
  const lengths = all.filter((each) => each.kind !== "instant");
  const panels = [panel("Instants", instants), panel("Lengths", lengths)].filter((each) => each.rows.length > 0);
  const beyond = all.filter((each) => each.outside !== "").length;
  return {
    summary: `${of.title}: ${counted(all.length, "time", "times")}, of which ${beyond} outside all runs`,
    legend: [
      { mark: "ring", colour: "series-2", text: "in the log" },
      { mark: "dot", colour: "series-2", text: "in the log, outside all runs" },
      { mark: "thick", colour: "series-1", text: "eight in ten runs" },
      { mark: "tick", colour: "ink", text: "their median" },
      { mark: "line", colour: "faint", text: "the least to the most" },
    ],
    words: [],
    tables: [{ caption: of.title, columns: ["What", ...amongColumns], rows: all.map((each) => [each.what, ...amongCells(each)]) }],
    draw: (width, look) => drawPanels(panels, width, look),
  };
}

function panel(title: string, rows: Time[]): Panel {
  return {
    title,
    headings: ["rank"],
    lines: [],
    names: 0.4,
    scale: (ticks) => scaleOver([0, ...rows.flatMap(amongValues)], "seconds", ticks),
    rows: rows.map((row) => ({
      name: row.what,
      aside: [rank(row)],
      tip: [row.what, ...amongWords(row)],
      paint: (at, look) => [...ofRuns(row, 0, at, look), ...ofLog(row, at, look)],
    })),
  };
}

import { counted, share } from "../base/figures";
import { cell } from "./cells";
import type { Drawing } from "./drawing";
import type { Look } from "./look";
import { assumptions, type Assumption, type Wanted } from "./model";
import type { Panel, Place, Row } from "./panel";
import { drawPanels } from "./rows";
import { scaleOver } from "./scale";
import { box, dot, line, type Shape } from "./shapes";

/** How much the record leaves of each assumption that it tells of, on the scale of what was assumed, the most narrowed first. */
export function narrowed(of: Wanted): Drawing | null {
  const all = assumptions();
  const told = all.filter((each) => each.told);
  if (all.length === 0) {
    return null;
  }
  return {
    summary: `${of.title}: ${told.map((each) => `${each.title} ${left(each)}`).join(", ") || "the record tells of none"}`,
    legend: [
      { mark: "thick", colour: "series-1", text: "nine in ten of the runs that agree with the record" },
      { mark: "dot", colour: "series-1", text: "their middle" },
      { mark: "box", colour: "faint", text: "nine in ten of what was assumed" },
    ],
    words: told.length === all.length ? [] : [`Of ${counted(all.length - told.length, "assumption", "assumptions")} the record says nothing.`],
    tables: [
      {
        caption: of.title,
        columns: ["Assumption", "From", "Middle", "To", "Left", "Verdict"],
        rows: all.map((each) => [each.title, cell(each.at_low, "share"), cell(each.at_median, "share"), cell(each.at_high, "share"), cell(each.left, "share"), each.verdict]),
      },
    ],
    draw: told.length === 0 ? null : (width, look) => drawPanels([panel(told)], width, look),
  };
}

function left(of: Assumption): string {
  return `${share(of.left)} left`;
}

function panel(told: Assumption[]): Panel {
  return { title: "", headings: ["left"], lines: [], scale: (ticks) => scaleOver([0, 1], "share", ticks), rows: told.map(asRow) };
}

function asRow(of: Assumption): Row {
  return {
    name: of.title,
    aside: [share(of.left)],
    tip: [of.path, left(of), `assumed as ${of.written}: the record ${of.verdict} it`],
    paint: (at, look) => bar(of, at, look),
  };
}

function bar(of: Assumption, at: Place, look: Look): Shape[] {
  const thick = look.size * 0.9;
  return [
    box(at.x(0), at.y - thick / 2, at.x(1) - at.x(0), thick, look.faint, { opacity: 0.25 }),
    line(at.x(of.at_low), at.y, at.x(of.at_high), at.y, look.of("series-1"), 5),
    dot(at.x(of.at_median), at.y, look.size * 0.42, look.of("series-1")),
  ];
}

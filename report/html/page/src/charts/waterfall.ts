import { counted, length, NONE, share as percent, shortClock, wall } from "../base/figures";
import { cell } from "./cells";
import type { Behind, Drawing } from "./drawing";
import type { Look } from "./look";
import { chain, links, type Chain, type Link, type Segment, type Wanted } from "./model";
import { phaseColour } from "./phases";
import type { Place, Row } from "./panel";
import { drawPanels } from "./rows";
import { scaleOfClock } from "./scale";
import { box, label, line, type Shape } from "./shapes";

/** Where the time of a measure went in the run shown: a bar a segment, along the clock, one after another. */
export function waterfall(of: Wanted): Drawing | null {
  const found = chain(of);
  const first = found?.segments[0];
  if (!found || !first) {
    return null;
  }
  const start = wall(first.at) - first.offset;
  const end = start + found.total;
  const paths = links(of);
  const share = (segment: Segment) => shareOf(segment, paths);
  const panel = {
    title: "",
    headings: paths.length > 0 ? ["on the path in"] : [],
    lines: [],
    names: 0.4,
    scale: (ticks: number) => scaleOfClock([start, end], ticks),
    rows: [...found.segments.map((segment) => asRow(segment, start, share(segment), paths.length > 0)), sum(found, start, paths.length > 0)],
  };
  return {
    summary: `${of.title}: ${length(found.total)} in ${counted(found.segments.length, "segment", "segments")}, from ${shortClock(start)} to ${shortClock(end)}`,
    legend: [],
    words: paths.length > 0 ? ["On the path in: the share of runs in which the step is on the critical path."] : [],
    tables: [table(of, found, share)],
    draw: (width, look) => drawPanels([panel], width, look),
  };
}

/** In what share of runs what a segment is lies on the path. */
function shareOf(segment: Segment, paths: Link[]): number | null {
  return paths.find((link) => link.step === segment.step && link.kind === segment.kind)?.share ?? null;
}

function asRow(segment: Segment, start: number, share: number | null, asides: boolean): Row {
  const begin = start + segment.offset;
  return {
    name: named(segment),
    aside: asides ? [share === null ? NONE : percent(share)] : [],
    tip: [segment.what, `${segment.kind} ${length(segment.length)}, ${shortClock(begin)} to ${shortClock(begin + segment.length)}`],
    paint: (at, look) => bar(segment, begin, at, look),
  };
}

/**
 * What a segment is of: what the step does, since a step may be on the air several times. It is without what the bar or the words
 * say again, so that what tells rows apart fits.
 */
function named(segment: Segment): string {
  const { step, what } = segment;
  const short = what.startsWith(`${step}: `) ? what.slice(step.length + 2) : what.replace(" is on the air to ", " to ");
  return short || step;
}

/** The bar with its words where there is room: behind it, or before it. */
function bar(segment: Segment, begin: number, at: Place, look: Look): Shape[] {
  const thick = look.size * 1.15;
  const [from, to] = [at.x(begin), at.x(begin + segment.length)];
  const words = `${segment.kind} ${length(segment.length)}`;
  const fits = to + look.size * 0.5 + look.widthOf(words) <= at.right + look.size * 1.5;
  const beside = fits ? label(to + look.size * 0.5, at.y, words, look, { rim: true }) : label(from - look.size * 0.5, at.y, words, look, { align: "right", rim: true });
  return [
    box(from, at.y - thick / 2, Math.max(2, to - from), thick, look.of(phaseColour(segment.kind))),
    line(to, at.y + thick / 2, to, at.below, look.faint),
    beside,
  ];
}

function sum(of: Chain, start: number, asides: boolean): Row {
  const words = length(of.total);
  return {
    name: "In all",
    aside: asides ? [""] : [],
    tip: [`In all ${words}`],
    paint: (at, look) => {
      const thick = look.size * 1.15;
      const [from, to] = [at.x(start), at.x(start + of.total)];
      return [
        box(from, at.y - thick / 2, to - from, thick, look.raised, { stroke: look.ink }),
        label((from + to) / 2, at.y, words, look, { align: "center", bold: true }),
      ];
    },
  };
}

function table(of: Wanted, found: Chain, share: (segment: Segment) => number | null): Behind {
  return {
    caption: of.title,
    columns: ["Step", "What", "Kind", "From the start", "Length", "On the path in"],
    rows: found.segments.map((segment) => [
      segment.step,
      segment.what,
      segment.kind,
      cell(segment.offset, "seconds"),
      cell(segment.length, "seconds"),
      cell(share(segment), "share"),
    ]),
  };
}

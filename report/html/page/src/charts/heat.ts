import { count, counted, dayOf, onDay, share as percent, shortClock, wall, written } from "../base/figures";
import { cell, countCell } from "./cells";
import type { Drawing, Sign } from "./drawing";
import type { Look } from "./look";
import { beginning, heat as all, type Heat, type Wanted } from "./model";
import type { Panel, Place, Row } from "./panel";
import { drawPanels } from "./rows";
import { scaleOfClock, scaleOver } from "./scale";
import { shade, stepOf, steps } from "./shades";
import { box, label, type Shape } from "./shapes";

/** How busy kinds of units and channels are over time: a strip each, stronger in colour where busier, with what waits below it. */
export function heat(of: Wanted): Drawing | null {
  const strips = all();
  if (strips.length === 0) {
    return null;
  }
  const zero = clockStart();
  const groups: [string, Heat[]][] = [
    ["Units", strips.filter((strip) => strip.kind !== "channel")],
    ["Channels", strips.filter((strip) => strip.kind === "channel")],
  ];
  return {
    summary: `${of.title}: ${counted(strips.length, "strip", "strips")} over time, stronger in colour where a larger share is busy`,
    legend: [...shadesLegend(), { mark: "thick", colour: "waiting", text: "waiting, with the most at once" }],
    words: [],
    tables: [table(of, strips, zero)],
    draw: (width, look) => drawPanels(groups.filter(([, group]) => group.length > 0).map(([title, group]) => panel(title, group, zero)), width, look),
  };
}

/** The seconds of the wall clock at which the data's clock starts; nothing when the data do not say. */
function clockStart(): number | null {
  const first = beginning();
  return first ? wall(first.at) - first.t : null;
}

function shadesLegend(): Sign[] {
  return Array.from({ length: steps }, (_, step) => ({
    mark: `box shade-${step}`,
    colour: "series-1",
    text: step === 0 ? "0% busy" : step === steps - 1 ? "100%" : "",
  }));
}

function panel(title: string, strips: Heat[], zero: number | null): Panel {
  const base = zero ?? 0;
  const values = strips.flatMap((strip) => [base + strip.from, base + strip.from + strip.width * strip.busy.length]);
  return {
    title,
    headings: [],
    lines: [],
    tall: 1.25,
    scale: (ticks) => (zero === null ? scaleOver(values, "seconds", ticks) : scaleOfClock(values, ticks)),
    rows: strips.map((strip) => asRow(strip, base, zero === null, Math.min(...values))),
  };
}

/** The clock, with the day if it is not that of the first instant. */
function dayAndClock(seconds: number, first: number): string {
  return onDay(dayOf(seconds, first), seconds, shortClock(seconds));
}

function asRow(strip: Heat, base: number, lengths: boolean, first: number): Row {
  const at = (bin: number) => base + strip.from + strip.width * bin;
  const say = (bin: number) => (lengths ? written(at(bin), "seconds") : dayAndClock(at(bin), first));
  return {
    name: strip.title || strip.id,
    aside: [],
    tip: [strip.title || strip.id],
    paint: () => [],
    parts: [
      ...strip.busy.map((busy, bin) => ({
        tip: [
          strip.title || strip.id,
          `${say(bin)} to ${say(bin + 1)}: ${busy === null ? "not on duty" : `${percent(busy)} busy`}`,
          ...((strip.queue[bin] ?? 0) > 0 ? [`${strip.queue[bin]} waiting at most`] : []),
        ],
        paint: (place: Place, look: Look) => shaded(place, look, at(bin), at(bin + 1), busy),
      })),
      ...queues(strip).map((queue) => ({
        tip: [strip.title || strip.id, `${queue.most} waiting at most, ${say(queue.from)} to ${say(queue.to)}`],
        paint: (place: Place, look: Look) => waiting(place, look, at(queue.from), at(queue.to), queue.most),
      })),
    ],
  };
}

function shaded(place: Place, look: Look, from: number, to: number, busy: number | null): Shape[] {
  if (busy === null) {
    return [];
  }
  const [left, right] = [place.x(from), place.x(to)];
  const opacity = busy === 0 ? shade(0) : shade(stepOf(busy, 0, 1));
  return [box(left, place.y - place.tall * 0.44, right - left, place.tall * 0.5, look.of("series-1"), { opacity })];
}

/** Bins in a row in all of which something waits. */
interface Queue {
  from: number;
  to: number;
  most: number;
}

function queues(strip: Heat): Queue[] {
  const found: Queue[] = [];
  strip.queue.forEach((most, bin) => {
    const last = found[found.length - 1];
    if (most === null || most <= 0) {
      return;
    }
    if (last?.to === bin) {
      last.to = bin + 1;
      last.most = Math.max(last.most, most);
    } else {
      found.push({ from: bin, to: bin + 1, most });
    }
  });
  return found;
}

/** A bar below the strip, with the number where it fits between the ends. */
function waiting(place: Place, look: Look, from: number, to: number, most: number): Shape[] {
  const [left, right] = [place.x(from), Math.max(place.x(to), place.x(from) + 3)];
  const y = place.y + place.tall * 0.24;
  const fits = right - left >= look.widthOf(count(most)) + 4;
  return [
    box(left, y - 2, right - left, 3, look.of("waiting")),
    ...(fits ? [label((left + right) / 2, y + 1, count(most), look, { align: "center", bold: true, rim: true })] : []),
  ];
}

function table(of: Wanted, strips: Heat[], zero: number | null): Drawing["tables"][number] {
  const first = (zero ?? 0) + Math.min(...strips.map((strip) => strip.from));
  const say = (seconds: number) => (zero === null ? written(seconds, "seconds") : dayAndClock(zero + seconds, first));
  return {
    caption: of.title,
    columns: ["Of", "From", "Busy", "Most waiting"],
    rows: strips.flatMap((strip) =>
      strip.busy.map((busy, bin) => {
        const from = strip.from + strip.width * bin;
        return [strip.title || strip.id, { text: say(from), value: from }, cell(busy, "share"), countCell(strip.queue[bin] ?? null)];
      }),
    ),
  };
}

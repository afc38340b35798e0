import { lastThat } from "../../base/search";
import { prepare } from "../canvas";
import type { Clock } from "../clock";
import { ink } from "../ink";
import type { PhaseName } from "../phases";
import { hatched } from "../hatching";
import { PHASES } from "../phases";
import { drawArrow, type Arrow } from "./arrows";
import type { Bar } from "./model";
import type { Scale } from "./scale";
import type { Placed, Strip } from "./stack";

/** How high the bars of the replay beside it are, in pixels. */
const GHOST = 3;

/** Draws the bars of lanes. Its paints are kept until the theme changes. */
export class Brush {
  private paints = new Map<PhaseName, string | CanvasPattern>();

  forget(): void {
    this.paints.clear();
  }

  /** Draws the lines that are in view, and emphasises those that are part of what is selected. */
  lanes(
    canvas: HTMLCanvasElement, height: number, placed: Placed[], scale: Scale, clock: Clock, apart: number, chosen: Set<string>,
    arrows: Arrow[] = [],
  ): void {
    const pen = prepare(canvas, scale.width, height);
    if (!pen) {
      return;
    }
    pen.fillStyle = ink("rule");
    for (const { t } of scale.ticks(clock, apart)) {
      pen.fillRect(Math.round(scale.x(t)), 0, 1, height);
    }
    for (const place of placed) {
      this.line(pen, place, scale, chosen);
    }
    arrows.forEach((arrow) => drawArrow(pen, arrow));
  }

  private line(pen: CanvasRenderingContext2D, place: Placed, scale: Scale, chosen: Set<string>): void {
    const { line, top, height } = place;
    pen.fillStyle = ink("rule");
    pen.fillRect(0, top + height - 1, scale.width, 1);
    const isChosen = chosen.has(line.row.key);
    if (isChosen) {
      pen.globalAlpha = 0.22;
      pen.fillStyle = ink("accent");
      pen.fillRect(0, top, scale.width, height - 1);
    }
    pen.globalAlpha = chosen.size > 0 && !isChosen ? 0.45 : 1;
    this.bars(pen, place, scale);
    pen.globalAlpha = 1;
  }

  private bars(pen: CanvasRenderingContext2D, place: Placed, scale: Scale): void {
    const { bars, longest, ghosts } = place.line.row;
    const strip = ghosts ? { ...place, height: place.height - GHOST - 1 } : place;
    each(bars, longest, scale, (bar, x, width) => this.bar(pen, bar, x, width, strip));
    each(ghosts ?? [], Infinity, scale, (bar, x, width) => ghost(pen, bar, x, width, place.top + place.height - GHOST - 2));
  }

  private bar(pen: CanvasRenderingContext2D, bar: Bar, x: number, width: number, place: Strip): void {
    const phase = PHASES[bar.phase];
    const room = place.height - 3;
    const height = bar.band ? room / 2 : Math.max(2, Math.round(room * (bar.level ?? phase.height)));
    const y = place.top + 1 + (bar.level !== undefined ? room - height : bar.band === "upper" ? 0 : bar.band === "lower" ? room / 2 : (room - height) / 2);
    pen.fillStyle = this.paint(pen, bar.phase);
    if (phase.hatch !== "hollow") {
      pen.fillRect(x, y, width, height);
    }
    if (width > 3 && bar.level === undefined) {
      pen.lineWidth = 0.5;
      pen.strokeStyle = ink("ink");
      pen.strokeRect(x + 0.25, y + 0.25, width - 0.5, height - 0.5);
    }
  }

  private paint(pen: CanvasRenderingContext2D, name: PhaseName): string | CanvasPattern {
    let found = this.paints.get(name);
    if (found === undefined) {
      found = hatched(pen, PHASES[name]);
      this.paints.set(name, found);
    }
    return found;
  }

  /** A sample of a bar of the replay beside it. */
  ghost(canvas: HTMLCanvasElement): void {
    const pen = prepare(canvas, 24, 14);
    if (pen) {
      this.bar(pen, sample("travel"), 0, 24, { top: 0, height: 11 });
      ghost(pen, sample("travel"), 0, 24, 11);
    }
  }

  /** A sample of a phase for the legend. */
  swatch(canvas: HTMLCanvasElement, name: PhaseName): void {
    const pen = prepare(canvas, 24, 14);
    if (pen) {
      this.bar(pen, sample(name), 0, 24, { top: 0, height: 16 });
    }
  }
}

const sample = (phase: PhaseName): Bar => ({ from: 0, to: 0, phase });

/** Calls back for each bar that can be seen, with where it is drawn. */
function each(bars: Bar[], longest: number, scale: Scale, draw: (bar: Bar, x: number, width: number) => void): void {
  let drawn = -1;
  for (let i = firstInView(bars, scale.from - longest); i < bars.length; i++) {
    const bar = bars[i];
    if (!bar || bar.from > scale.to) {
      break;
    }
    const from = Math.max(-1, scale.x(bar.from));
    const to = Math.min(scale.width + 1, scale.x(bar.to));
    // A bar narrower than a pixel that falls on one already drawn cannot be seen: a row may have thousands.
    if (to < 0 || (to - from < 1 && to <= drawn)) {
      continue;
    }
    draw(bar, from, Math.max(1, to - from - 0.5));
    drawn = Math.max(drawn, from + 1);
  }
}

/** Draws a bar of the replay beside it. */
function ghost(pen: CanvasRenderingContext2D, bar: Bar, x: number, width: number, y: number): void {
  pen.fillStyle = ink(PHASES[bar.phase].token);
  pen.fillRect(x, y, width, GHOST);
}

/** The index of the first bar that begins at or after t. */
function firstInView(bars: Bar[], t: number): number {
  return lastThat(bars.length, (i) => (bars[i]?.from ?? Infinity) < t) + 1;
}

import { halfLabel } from "./axis";
import type { Look } from "./look";
import type { Panel } from "./panel";

/** What is asked of a look to lay columns out. */
type Sizes = Pick<Look, "size" | "widthOf">;

/** Where the columns of a panel stand. */
export interface Columns {
  /** Names stand above the marks where there is no room beside them. */
  stacked: boolean;
  nameWidth: number;
  left: number;
  right: number;
  /** The right ends of the texts beside the marks. */
  asides: number[];
}

/** Finds room for the names, the marks and the texts beside them, the same for all panels. */
export function layOut(panels: Panel[], width: number, look: Sizes): Columns {
  const stacked = width < look.size * 46;
  const gap = look.size * 1.3;
  const widths = asideWidths(panels, look);
  const room = widths.reduce((sum, each) => sum + each + gap, 0);
  const half = widestLabel(panels, width, look);
  const edge = Math.max(look.size * 2, half);
  const least = Math.max(look.size * 1.7, half);
  const nameWidth = stacked ? width - room - gap : namesBeside(panels, width, look);
  return {
    stacked,
    nameWidth,
    left: stacked ? least : Math.max(least, nameWidth + gap),
    right: stacked ? width - edge : width - room - edge,
    asides: rightEnds(widths, gap, width - 1),
  };
}

/** How wide the texts beside the marks are: those of one heading stand below each other in all panels. */
function asideWidths(panels: Panel[], look: Sizes): number[] {
  const widths: number[] = [];
  for (const panel of panels) {
    panel.headings.forEach((heading, i) => {
      const texts = [heading, ...panel.rows.map((row) => row.aside[i] ?? "")];
      widths[i] = Math.max(widths[i] ?? 0, ...texts.map((text) => look.widthOf(text)));
    });
  }
  return widths;
}

/** How wide names are that stand beside the marks. */
function namesBeside(panels: Panel[], width: number, look: Sizes): number {
  const longest = Math.max(0, ...panels.flatMap((panel) => panel.rows.map((row) => look.widthOf(row.name)))) + 4;
  return Math.min(longest, width * Math.max(...panels.map((panel) => panel.names ?? 0.3)));
}

/**
 * How far labels of the axes may stand out. How many ticks there will be depends on the columns: the widest labels are with many
 * of them, or with few on a longer axis.
 */
function widestLabel(panels: Panel[], width: number, look: Sizes): number {
  const counts = [3, Math.floor(width / (look.size * 11)), Math.floor(width / (look.size * 5.5))];
  return Math.max(...panels.flatMap((panel) => counts.map((ticks) => halfLabel(panel.scale(ticks), look))));
}

/** Where columns so wide end when the last of them ends at the edge. */
function rightEnds(widths: number[], gap: number, edge: number): number[] {
  let end = edge;
  const ends = widths.map(() => 0);
  for (let i = widths.length - 1; i >= 0; i--) {
    ends[i] = end;
    end -= (widths[i] ?? 0) + gap;
  }
  return ends;
}

/** The room above and below the marks of a row whose name stands above them, in sizes of text. */
export const above = 1.5;
export const below = 0.7;

/** How high the rows of a panel are. */
export function rowHeight(panel: Panel, columns: Columns, look: Sizes): number {
  const marks = look.size * (panel.tall ?? 1);
  return columns.stacked ? marks * 1.5 + look.size * (above + below) : marks * 1.9;
}

/** How high what stands above the rows of a panel is. */
export function headHeight(panel: Panel, columns: Columns, look: Sizes): number {
  const titles = panel.title === "" ? 0 : look.size * 1.9;
  const headings = panel.headings.some((heading) => heading !== "") ? look.size * 1.7 : 0;
  return titles + headings + (columns.stacked ? 0 : look.size * 0.3);
}

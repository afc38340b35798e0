import type { CustomSeriesOption } from "echarts/charts";
import type { Drawn } from "./drawing";
import { frame, tips } from "./engine";
import { widthOf, type Look } from "./look";
import type { Scale } from "./scale";
import { box, group, label, line, type Shape } from "./shapes";

/** Where a row stands on the canvas, in CSS pixels. */
export interface Place {
  x(value: number): number;
  /** The upper edge of the row. */
  top: number;
  /** The middle of the marks. */
  y: number;
  /** The upper edge of the marks of the next row. */
  below: number;
  /** How tall marks may be. */
  tall: number;
  left: number;
  right: number;
}

/** A row of a chart: a name, marks along the axis and texts beside them. */
export interface Row {
  name: string;
  /** One text for each heading of the panel. */
  aside: string[];
  tip: string[];
  paint(at: Place, look: Look): Shape[];
  /** Parts with tips of their own, such as the bins of a strip. */
  parts?: Part[];
}

/** A part of a row. */
export interface Part {
  tip: string[];
  paint(at: Place, look: Look): Shape[];
}

/** Rows with an axis in common. */
export interface Panel {
  title: string;
  /** Headings of the texts beside the marks. */
  headings: string[];
  /** The axis, with so many ticks at most. */
  scale(ticks: number): Scale;
  rows: Row[];
  /** Values with a line through all rows, such as no difference. */
  lines: number[];
  /** How much higher than usual rows are; 1 if not given. */
  tall?: number;
  /** The share of the width that names have at most beside the marks; 0.3 if not given. */
  names?: number;
}

/** Where the columns of a panel stand. */
interface Columns {
  /** Names stand above the marks where there is no room beside them. */
  stacked: boolean;
  nameWidth: number;
  left: number;
  right: number;
  /** The right ends of the texts beside the marks. */
  asides: number[];
}

/** Draws panels of rows one below another. */
export function drawPanels(panels: Panel[], width: number, look: Look): Drawn {
  const columns = layOut(panels, width, look);
  const grid: object[] = [];
  const xAxis: object[] = [];
  const yAxis: object[] = [];
  const series: CustomSeriesOption[] = [];
  let top = 0;
  panels.forEach((panel, index) => {
    const head = headHeight(panel, columns, look);
    const tall = rowHeight(panel, columns, look);
    const height = tall * panel.rows.length;
    const scale = panel.scale(Math.floor((columns.right - columns.left) / (look.size * 5.5)));
    grid.push({ ...within, left: columns.left, top: top + head, width: columns.right - columns.left, height });
    xAxis.push({ gridIndex: index, ...axis(scale, look) });
    yAxis.push({ gridIndex: index, type: "value", min: 0, max: panel.rows.length, inverse: true, show: false });
    series.push(painted(panel, index, { columns, head, tall, width }, look));
    top += head + height + look.size * 2.6;
  });
  return { height: Math.ceil(top), option: { ...frame(look), grid, xAxis, yAxis, series } };
}

/** Keeps a grid where it is told to be, whatever its labels need. */
export const within = { outerBoundsMode: "none" as const, containLabel: false };

/** An axis along the bottom, with its labels cut to a width if there is one. */
export function axis(scale: Scale, look: Look, cut?: number): object {
  return {
    type: "value",
    min: scale.min,
    max: scale.max,
    axisLine: { show: false },
    axisTick: { show: false, customValues: scale.ticks },
    splitLine: { show: true, customValues: scale.ticks, lineStyle: { color: look.rule, width: 1 } },
    axisLabel: {
      color: look.muted,
      fontSize: look.size,
      hideOverlap: true,
      ...(cut === undefined ? {} : { width: cut, overflow: "truncate" }),
      margin: look.size * 0.7,
      customValues: scale.ticks,
      formatter: scale.write,
    },
    axisPointer: { show: false },
  };
}

/** How far the labels of an axis along the bottom may stand out beyond its ends: cut, they would read as other figures. */
export function halfLabel(scale: Scale, look: Look): number {
  return Math.max(0, ...scale.ticks.map((tick) => widthOf(scale.write(tick), look))) / 2 + 4;
}

function layOut(panels: Panel[], width: number, look: Look): Columns {
  const stacked = width < look.size * 46;
  const rows = panels.flatMap((panel) => panel.rows);
  const longest = Math.max(0, ...rows.map((row) => widthOf(row.name, look))) + 4;
  const asideWidths: number[] = [];
  for (const panel of panels) {
    panel.headings.forEach((heading, i) => {
      const widest = Math.max(widthOf(heading, look), ...panel.rows.map((row) => widthOf(row.aside[i] ?? "", look)));
      asideWidths[i] = Math.max(asideWidths[i] ?? 0, widest);
    });
  }
  const gap = look.size * 1.3;
  // How many ticks there will be depends on the columns: the widest labels are with many of them, or with few on a longer axis.
  const counts = [3, Math.floor(width / (look.size * 11)), Math.floor(width / (look.size * 5.5))];
  const half = Math.max(...panels.flatMap((panel) => counts.map((ticks) => halfLabel(panel.scale(ticks), look))));
  const edge = Math.max(look.size * 2, half);
  const least = Math.max(look.size * 1.7, half);
  const room = asideWidths.reduce((sum, each) => sum + each + gap, 0);
  const nameWidth = stacked ? width - room - gap : Math.min(longest, width * Math.max(...panels.map((panel) => panel.names ?? 0.3)));
  const right = stacked ? width - edge : width - room - edge;
  let end = width - 1;
  const asides = asideWidths.map(() => 0);
  for (let i = asideWidths.length - 1; i >= 0; i--) {
    asides[i] = end;
    end -= (asideWidths[i] ?? 0) + gap;
  }
  return { stacked, nameWidth, left: stacked ? least : Math.max(least, nameWidth + gap), right, asides };
}

/** The room above and below the marks of a row whose name stands above them, in sizes of text. */
const above = 1.5;
const below = 0.7;

function rowHeight(panel: Panel, columns: Columns, look: Look): number {
  const marks = look.size * (panel.tall ?? 1);
  return columns.stacked ? marks * 1.5 + look.size * (above + below) : marks * 1.9;
}

function headHeight(panel: Panel, columns: Columns, look: Look): number {
  const titles = panel.title === "" ? 0 : look.size * 1.9;
  const headings = panel.headings.some((heading) => heading !== "") ? look.size * 1.7 : 0;
  return titles + headings + (columns.stacked ? 0 : look.size * 0.3);
}

/** Where a panel's parts stand. */
interface Layout {
  columns: Columns;
  head: number;
  tall: number;
  width: number;
}

/** The rows and their parts, each of which has its own tip. */
function painted(panel: Panel, index: number, layout: Layout, look: Look): CustomSeriesOption {
  const items = panel.rows.flatMap((row, r) => [
    { row: r, tip: row.tip, part: null },
    ...(row.parts ?? []).map((part) => ({ row: r, tip: part.tip, part })),
  ]);
  return {
    type: "custom",
    xAxisIndex: index,
    yAxisIndex: index,
    clip: false,
    data: items.map((item) => [panel.scale(4).min, item.row]),
    tooltip: tips(items.map((item) => item.tip), layout.width, look),
    renderItem: (params, api) => {
      const item = items[params.dataIndex];
      const row = panel.rows[item?.row ?? -1];
      if (!item || !row) {
        return null;
      }
      const [, top = 0] = api.coord([0, item.row]);
      const at = place(layout, (value) => api.coord([value, item.row])[0] ?? 0, top, look);
      if (item.part) {
        return group(item.part.paint(at, look));
      }
      const first = item.row === 0 ? heads(panel, layout, at, look) : [];
      const lines = panel.lines.map((value) => line(at.x(value), at.y - at.tall / 2, at.x(value), at.y + at.tall / 2, look.muted, 1.2));
      return group([...first, ...names(row, layout, at, look), ...lines, ...row.paint(at, look)]);
    },
  };
}

function place(layout: Layout, x: (value: number) => number, top: number, look: Look): Place {
  const { stacked, left, right } = layout.columns;
  const marks = stacked ? top + look.size * above : top;
  const tall = stacked ? layout.tall - look.size * (above + below) : layout.tall;
  return { x, top, y: marks + tall / 2, below: marks + layout.tall + tall * 0.2, tall, left, right };
}

/** The title and headings of a panel. */
function heads(panel: Panel, layout: Layout, at: Place, look: Look): Shape[] {
  const { columns, head } = layout;
  const { top } = at;
  const shapes: Shape[] = [];
  if (panel.title !== "") {
    shapes.push(label(0, top - head + look.size, panel.title, look, { bold: true, width: layout.width }));
  }
  panel.headings.forEach((heading, i) => {
    shapes.push(label(columns.asides[i] ?? 0, top - look.size, heading, look, { align: "right", fill: look.muted }));
  });
  return shapes;
}

/** The name of a row and the texts beside it, on ground that can be pointed at. */
function names(row: Row, layout: Layout, at: Place, look: Look): Shape[] {
  const { columns, tall, width } = layout;
  const { top } = at;
  const y = columns.stacked ? top + look.size * 0.9 : at.y;
  const standing = { width: columns.nameWidth, rim: columns.stacked };
  return [
    box(0, top, width, tall, "rgba(0,0,0,0)"),
    columns.stacked ? label(0, y, row.name, look, standing) : label(columns.left - look.size * 1.3, y, row.name, look, { ...standing, align: "right" }),
    ...row.aside.map((text, i) => label(columns.asides[i] ?? 0, y, text, look, { align: "right", rim: columns.stacked })),
  ];
}

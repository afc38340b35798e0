import type { CustomSeriesOption } from "echarts/charts";
import { axis, within } from "./axis";
import { above, below, headHeight, layOut, rowHeight, type Columns } from "./columns";
import type { Drawn } from "./drawing";
import { frame, tips } from "./engine";
import type { Look } from "./look";
import type { Panel, Place, Row } from "./panel";
import { box, group, label, line, type Shape } from "./shapes";

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

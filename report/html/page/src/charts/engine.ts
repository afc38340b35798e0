import { CustomChart, LineChart, type CustomSeriesOption, type LineSeriesOption } from "echarts/charts";
import { GridComponent, TooltipComponent, type GridComponentOption, type TooltipComponentOption } from "echarts/components";
import { init, use, type ComposeOption, type ECharts } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { wrap } from "./fit";
import type { Look } from "./look";

// Canvas, because the other renderer writes style attributes, which the page's policy forbids.
use([CustomChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

export type ChartOption = ComposeOption<CustomSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption>;

/** Makes an empty chart, sharp enough for print. */
export function chartIn(plot: HTMLElement, width: number, height: number): ECharts {
  return init(plot, null, { renderer: "canvas", devicePixelRatio: Math.max(2, devicePixelRatio), width, height });
}

/** What all charts have in common. Nothing moves, and tips are drawn on the canvas: there is no markup in them. */
export function frame(look: Look): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: look.family, fontSize: look.size, color: look.ink },
    tooltip: {
      trigger: "item",
      renderMode: "richText",
      confine: true,
      transitionDuration: 0,
      backgroundColor: look.raised,
      borderColor: look.faint,
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { color: look.ink, fontSize: look.size, fontFamily: look.family },
      axisPointer: { type: "line", lineStyle: { color: look.faint, type: "solid" }, label: { show: false } },
    },
    backgroundColor: "transparent",
    stateAnimation: { duration: 0 },
    useUTC: true,
    darkMode: false,
  };
}

/** The tips of a series: the lines of each of its items. */
export function tips(lines: string[][], width: number, look: Look): NonNullable<CustomSeriesOption["tooltip"]> {
  return { formatter: (hit) => tip(lines[Array.isArray(hit) ? 0 : hit.dataIndex] ?? [], width, look) };
}

/** Writes a tip: broken into lines that fit, and without what the canvas would take for a style. */
function tip(lines: string[], width: number, look: Look): string {
  return wrap(lines, Math.min(width * 0.7, look.size * 32), look).replaceAll("{", "{\u2060");
}

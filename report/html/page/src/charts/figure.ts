import type { ECharts } from "echarts/core";
import { el, need } from "../base/dom";
import { behind } from "./behind";
import type { Drawing, Sign } from "./drawing";
import { chartIn } from "./engine";
import { kinds } from "./kinds";
import { currentLook } from "./look";
import type { Wanted } from "./model";

/** A figure of the page with its chart. */
export class Figure {
  readonly plot: HTMLElement;
  readonly caption: HTMLElement;
  private drawing: Drawing | null = null;
  private chart: ECharts | null = null;
  private shown = false;
  private width = 0;

  constructor(readonly element: HTMLElement) {
    this.plot = need(".plot", element);
    this.caption = need("figcaption", element);
  }

  /** Draws the chart, once. */
  show(): void {
    if (this.shown) {
      return;
    }
    this.shown = true;
    const drawing = kinds[this.element.dataset.kind ?? ""]?.(this.wanted()) ?? null;
    if (!drawing) {
      this.plot.replaceChildren(el("p", { class: "nothing" }, "There is no data for this chart."));
      return;
    }
    this.drawing = drawing;
    if (drawing.legend.length > 0) {
      this.plot.before(el("ul", { class: "signs", "aria-label": "Legend" }, ...drawing.legend.map(sign)));
    }
    this.plot.after(...drawing.words.map((words) => el("p", { class: "words" }, words)), behind(drawing.tables));
    if (drawing.draw) {
      this.plot.setAttribute("role", "img");
      this.plot.setAttribute("aria-label", drawing.summary);
    } else {
      this.plot.hidden = true;
    }
    this.redraw();
    this.element.dataset.drawn = "yes";
  }

  /** Draws the chart anew, in the colours and at the width that there are now. */
  redraw(): void {
    const width = this.plot.clientWidth;
    if (!this.drawing?.draw || width === 0) {
      return;
    }
    this.width = width;
    const { height, option } = this.drawing.draw(width, currentLook());
    this.plot.style.height = `${height}px`;
    this.chart ??= chartIn(this.plot, width, height);
    this.chart.resize({ width, height });
    this.chart.setOption(option, { notMerge: true });
  }

  /** Draws the chart anew if the room for it has changed. */
  fit(): void {
    if (this.plot.clientWidth !== this.width) {
      this.redraw();
    }
  }

  private wanted(): Wanted {
    const { measure = "", key = "", variant = "" } = this.element.dataset;
    return { title: this.caption.textContent.trim(), measure, key, variant };
  }
}

/** An entry of a legend. Its colour is that of the theme at any time. */
function sign(of: Sign): HTMLElement {
  const mark = el("span", { class: `sign ${of.mark}`, "aria-hidden": "true" });
  mark.style.setProperty("--sign", `var(--${of.colour})`);
  return el("li", {}, mark, of.text);
}

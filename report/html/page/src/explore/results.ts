import type { ECharts } from "echarts/core";
import { el, fill } from "../base/dom";
import { written } from "../base/figures";
import { onTheme } from "../base/theme";
import { chartIn } from "../charts/engine";
import { currentLook } from "../charts/look";
import type { Answer, Pair, Row } from "./model";
import { spreadChart } from "./spread";
import { verdicts } from "./words";

/** The targets, objectives and measures, each with its values and its verdict. */
export class Results {
  readonly element = el("section", { "aria-labelledby": "results-title" });
  private readonly rows = new Map<string, Result>();
  private readonly list = el("div", { class: "rows" });
  private readonly all = el("button", { "aria-pressed": "false" }, "All measures");
  private answer: Answer | null = null;
  private showAll = false;

  constructor() {
    this.all.addEventListener("click", () => {
      this.showAll = !this.showAll;
      this.all.setAttribute("aria-pressed", String(this.showAll));
      this.redraw();
    });
    const legend = el(
      "span",
      { class: "legend" },
      el("span", { class: "line-file", "aria-hidden": "true" }), "the file",
      el("span", { class: "area-now", "aria-hidden": "true" }), "now",
      el("span", { class: "line-limit", "aria-hidden": "true" }), "target",
    );
    fill(this.element, el("div", { class: "head" }, el("h2", { id: "results-title" }, "Objectives and measures"), legend, this.all), this.list);
    onTheme(() => this.redraw());
    new ResizeObserver(() => this.redraw()).observe(this.list);
  }

  show(answer: Answer): void {
    this.answer = answer;
    this.redraw();
  }

  private redraw(): void {
    if (!this.answer) {
      return;
    }
    const asked = this.answer.rows.filter((row) => row.asked !== "");
    const shown = this.showAll || asked.length === 0 ? this.answer.rows : asked;
    this.all.hidden = asked.length === 0 || asked.length === this.answer.rows.length;
    this.all.textContent = `All ${this.answer.rows.length} measures`;
    const results = shown.map((row) => {
      const key = `${row.asked === "" ? "measure" : "asked"} ${row.id}`;
      const known = this.rows.get(key) ?? new Result();
      this.rows.set(key, known);
      known.tell(row);
      return known;
    });
    const elements = results.map((result) => result.element);
    if (elements.length !== this.list.childElementCount || elements.some((element, i) => this.list.children[i] !== element)) {
      fill(this.list, ...elements);
    }
    results.forEach((result, i) => result.draw(shown[i]));
  }
}

/** A row. */
class Result {
  readonly element: HTMLElement;
  private readonly title = el("h3");
  private readonly asked = el("p", { class: "asked" });
  private readonly plot = el("div", { class: "plot", role: "img" });
  private readonly told = el("div", { class: "told" });
  private chart: ECharts | null = null;

  constructor() {
    this.element = el("article", { class: "row" }, el("div", {}, this.title, this.asked), this.plot, this.told);
  }

  tell(row: Row): void {
    this.element.dataset.row = row.id;
    this.title.textContent = row.title;
    this.asked.textContent = row.asked === "" ? "no target" : row.asked;
    fill(this.told, figures(row.figure), row.asked === "" ? null : verdict(row.verdict));
    this.plot.hidden = row.spread === null;
    this.plot.setAttribute("aria-label", `Values of ${row.title}: ${row.figure.now}, with the file ${row.figure.file}${row.limit === null ? "" : `, target ${written(row.limit, row.unit)}`}`);
  }

  draw(row: Row | undefined): void {
    const width = this.plot.clientWidth;
    if (!row?.spread || width === 0) {
      return;
    }
    const { height, option } = spreadChart(row, row.spread, width, currentLook());
    this.chart ??= chartIn(this.plot, width, height);
    this.chart.resize({ width, height });
    this.chart.setOption(option, { notMerge: true });
  }
}

/** From the file's figure to that of now. */
function figures(of: Pair): HTMLElement {
  return of.file === of.now ? el("p", { class: "figure" }, el("b", {}, of.now)) : el("p", { class: "figure" }, `${of.file} → `, el("b", {}, of.now.replace(/^median /, "")));
}

function verdict(of: Pair): HTMLElement {
  const now = verdicts[of.now] ?? { sign: "", tone: "plain" };
  return el("p", { class: "verdict" }, el("span", { class: `badge ${now.tone}` }, `${now.sign} ${of.now}`), ` was ${of.file}`);
}

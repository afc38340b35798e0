import { el } from "../base/dom";
import type { Behind, Cell } from "./drawing";

/** Makes the tables behind a chart, for who does not see it or wants the numbers. */
export function behind(tables: Behind[]): HTMLElement {
  return el("details", { class: "behind" }, el("summary", {}, "The figures as a table"), ...tables.map(table));
}

function table(of: Behind): HTMLElement {
  const head = el("tr", {}, ...of.columns.map((title) => el("th", { scope: "col" }, title)));
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": `Figures: ${of.caption}` },
    el("table", {}, el("caption", {}, of.caption), el("thead", {}, head), el("tbody", {}, ...of.rows.map(row))),
  );
}

function row(cells: Cell[]): HTMLElement {
  return el("tr", {}, ...cells.map((cell, column) => (column === 0 ? heading(cell) : figure(cell))));
}

function heading(cell: Cell): HTMLElement {
  if (typeof cell === "string") {
    return el("th", { scope: "row" }, cell);
  }
  return el("th", { scope: "row", "data-value": String(cell.value ?? "") }, cell.text);
}

function figure(cell: Cell): HTMLElement {
  if (typeof cell === "string") {
    return el("td", {}, cell);
  }
  return el("td", { class: "number", "data-value": String(cell.value ?? "") }, cell.text);
}

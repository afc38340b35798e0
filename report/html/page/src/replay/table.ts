import { el } from "../base/dom";

/** A cell of a table of the state: what it says and what it is called for those who look it up. */
export interface Cell {
  text: string;
  number?: boolean;
  data?: Record<string, string>;
}

/** A row of a table of the state; rows with the same key are the same row from instant to instant. */
export interface StateRow {
  key: string;
  data: Record<string, string>;
  cells: Cell[];
}

/**
 * A table that is told again and again what it should hold, and changes only where it does: while a replay plays, most of
 * it stays as it is. The first cell of a row heads it.
 */
export class StateTable {
  readonly element: HTMLTableElement;
  private readonly body = el("tbody", {});
  private readonly heads: HTMLTableCellElement[];
  private rows = new Map<string, HTMLTableRowElement>();

  constructor(panel: string, caption: string, columns: { title: string; number?: boolean }[]) {
    this.heads = columns.map(({ title, number }) => el("th", { scope: "col", ...(number ? { class: "number" } : {}) }, title));
    this.element = el(
      "table", { class: "state", "data-panel": panel },
      el("caption", {}, caption), el("thead", {}, el("tr", {}, ...this.heads)), this.body,
    );
  }

  update(rows: StateRow[]): void {
    const now = new Map<string, HTMLTableRowElement>();
    rows.forEach((row, i) => {
      const element = this.rows.get(row.key) ?? make(row);
      fillRow(element, row);
      now.set(row.key, element);
      const there = this.body.children[i] ?? null;
      if (there !== element) {
        this.body.insertBefore(element, there);
      }
    });
    for (const [key, element] of this.rows) {
      if (!now.has(key)) {
        element.remove();
      }
    }
    this.rows = now;
  }

  /** Hides the columns in which no row says anything. */
  dropEmpty(rows: StateRow[], first: number): void {
    for (let i = first; i < this.heads.length; i++) {
      const empty = rows.every((row) => row.cells[i]?.text === "");
      for (const cell of [this.heads[i], ...[...this.body.children].map((row) => row.children[i])]) {
        if (cell instanceof HTMLElement && cell.hidden !== empty) {
          cell.hidden = empty;
        }
      }
    }
  }
}

function make(row: StateRow): HTMLTableRowElement {
  const element = el("tr", row.data);
  row.cells.forEach((cell, i) => {
    const attributes = { ...(cell.number ? { class: "number" } : {}), ...cell.data };
    element.append(i === 0 ? el("th", { scope: "row", ...attributes }) : el("td", attributes));
  });
  return element;
}

function fillRow(element: HTMLTableRowElement, row: StateRow): void {
  row.cells.forEach((cell, i) => {
    const there = element.children[i];
    if (there && there.textContent !== cell.text) {
      there.textContent = cell.text;
    }
  });
}

import { el } from "./dom";
import { order } from "./order";

/** Makes the columns of tables with several rows sortable: a click sorts, another turns the order round. */
export function startTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table.figures")) {
    const body = table.tBodies[0];
    if (table.tHead && body && body.rows.length > 2 && !body.querySelector(".sum")) {
      sortable(table.tHead, body);
    }
  }
}

function sortable(head: HTMLTableSectionElement, body: HTMLTableSectionElement): void {
  const headings = [...head.querySelectorAll<HTMLTableCellElement>("th")];
  for (const heading of headings) {
    const button = el("button", { type: "button" }, heading.textContent);
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of headings) {
        other.removeAttribute("aria-sort");
      }
      heading.setAttribute("aria-sort", up ? "ascending" : "descending");
      sayInFull(body);
      body.append(...sorted([...body.rows], heading.cellIndex, up));
    });
  }
}

/** Has every row say what it is about: in another order the row above it no longer does. */
function sayInFull(body: HTMLTableSectionElement): void {
  for (const cell of body.querySelectorAll<HTMLTableCellElement>("th[scope=row]")) {
    cell.textContent = cell.dataset.sort ?? cell.textContent;
  }
}

/** Sorts rows by a column; those without a value come last whichever way. */
function sorted(rows: HTMLTableRowElement[], column: number, up: boolean): HTMLTableRowElement[] {
  const value = (row: HTMLTableRowElement): string => row.cells[column]?.dataset.sort ?? row.cells[column]?.textContent ?? "";
  return rows.sort((a, b) => order(value(a), value(b), up));
}

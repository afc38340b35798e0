import { el } from "../base/dom";

/** The kinds of chart that are small enough to stand beside each other. */
const small = new Set(["distribution", "multiples", "overlay", "forest", "curve", "tornado"]);

/** Puts charts of one kind that follow one another into a grid, in which they stand beside each other where there is room. */
export function groupSmall(figures: HTMLElement[]): void {
  for (const figure of figures) {
    const before = figure.previousElementSibling;
    if (!small.has(kind(figure))) {
      continue;
    }
    if (before?.classList.contains("charts") && kind(before.lastElementChild) === kind(figure)) {
      before.append(figure);
    } else if (kind(figure.nextElementSibling) === kind(figure)) {
      const grid = el("div", { class: "charts" });
      figure.replaceWith(grid);
      grid.append(figure);
    }
  }
}

function kind(element: Element | null): string {
  return element instanceof HTMLElement && element.matches("figure.chart") ? (element.dataset.kind ?? "") : "";
}

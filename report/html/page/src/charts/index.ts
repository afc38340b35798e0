import { onTheme } from "../base/theme";
import { Figure } from "./figure";
import { groupSmall } from "./group";

/**
 * Draws the charts of the page when they come near the window, and all of them for print. A chart that cannot be drawn says
 * so in its place and keeps no other from being drawn. All are drawn at once, too, when the page must not grow any more.
 */
export function startCharts(): void {
  const elements = [...document.querySelectorAll<HTMLElement>("figure.chart[data-kind]")];
  groupSmall(elements);
  const figures = elements.map((element) => new Figure(element));
  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) {
          near.unobserve(entry.target);
          figures.find((figure) => figure.element === entry.target)?.show();
        }
      }
    },
    { rootMargin: "600px 0px" },
  );
  const drawAll = () => figures.forEach((figure) => figure.show());
  let printing = false;
  // Captions are as wide as plots and are not changed by drawing, which what is observed must not be.
  const resized = new ResizeObserver((entries) => {
    for (const entry of entries) {
      if (!printing) {
        figures.find((figure) => figure.caption === entry.target)?.fit();
      }
    }
  });
  for (const figure of figures) {
    near.observe(figure.element);
    resized.observe(figure.caption);
  }
  // Before print everything is drawn in the light colours that are on by then, and while pages are broken nothing changes.
  onTheme(() => figures.forEach((figure) => printing || figure.redraw()));
  addEventListener("drawall", drawAll);
  addEventListener("beforeprint", () => {
    drawAll();
    printing = true;
  });
  addEventListener("afterprint", () => {
    printing = false;
    figures.forEach((figure) => figure.redraw());
  });
}

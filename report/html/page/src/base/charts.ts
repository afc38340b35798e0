import { el } from "./dom";
import { unpacked } from "./packed";

/**
 * Runs the script that draws charts, which a page with charts holds packed: it is most of what there is to send. A browser that
 * cannot unpack it says so where charts and the tables behind them would stand.
 */
export async function loadCharts(): Promise<void> {
  const packed = document.getElementById("charts");
  if (!packed) {
    return;
  }
  try {
    document.head.append(el("script", {}, await unpacked(packed.textContent)));
  } catch {
    for (const plot of document.querySelectorAll("figure.chart > .plot")) {
      plot.replaceChildren(el("p", { class: "nothing" }, "This browser is too old to draw charts and their tables. The data that can be saved from this page has the figures."));
    }
  }
}

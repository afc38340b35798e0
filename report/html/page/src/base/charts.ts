import { el } from "./dom";

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
    const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    document.head.append(el("script", {}, await new Response(unpacked).text()));
  } catch {
    for (const plot of document.querySelectorAll("figure.chart > .plot")) {
      plot.replaceChildren(el("p", { class: "nothing" }, "This browser is too old to draw charts and their tables. The data that can be saved from this page has the figures."));
    }
  }
}

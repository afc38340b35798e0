import { startAnswer } from "./answer/index";
import { loadCharts } from "./base/charts";
import { startDownloads } from "./base/download";
import { startLinks } from "./base/links";
import { unpackData } from "./base/packed";
import { startTables } from "./base/tables";
import { startTheme } from "./base/theme";

/** Brings the page to life; replay plays its runs, of pages that have some. */
export function start(replay?: () => void): void {
  startTheme();
  startTables();
  startAnswer();
  void unpackData().then(async (whole) => {
    if (whole) {
      startDownloads();
      replay?.();
      await loadCharts();
    }
    startLinks();
    document.documentElement.dataset.ready = "yes";
    performance.mark("ready");
  });
}

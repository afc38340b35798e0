import { startAnswer } from "./answer/index";
import { loadCharts } from "./base/charts";
import { startDownloads } from "./base/download";
import { startLinks } from "./base/links";
import { unpackData } from "./base/packed";
import { startTables } from "./base/tables";
import { startTheme } from "./base/theme";
import { startReplay } from "./replay/index";

startTheme();
startTables();
startAnswer();
void unpackData().then(async (whole) => {
  if (whole) {
    startDownloads();
    startReplay();
    await loadCharts();
  }
  startLinks();
  document.documentElement.dataset.ready = "yes";
  performance.mark("ready");
});

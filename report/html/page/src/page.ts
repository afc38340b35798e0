import { startAnswer } from "./answer/index";
import { loadCharts } from "./base/charts";
import { startDownloads } from "./base/download";
import { startLinks } from "./base/links";
import { startTables } from "./base/tables";
import { startTheme } from "./base/theme";
import { startReplay } from "./replay/index";

startTheme();
startTables();
startDownloads();
startAnswer();
startReplay();
void loadCharts().then(() => {
  startLinks();
  document.documentElement.dataset.ready = "yes";
  performance.mark("ready");
});

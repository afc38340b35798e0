import { startDownloads } from "./base/download";
import { startLinks } from "./base/links";
import { startTables } from "./base/tables";
import { startTheme } from "./base/theme";
import { startCharts } from "./charts/index";
import { startReplay } from "./replay/index";

startTheme();
startTables();
startDownloads();
const drawAll = startCharts();
startReplay();
startLinks(drawAll);
document.documentElement.dataset.ready = "yes";
performance.mark("ready");

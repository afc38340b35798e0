import { startDownloads } from "./base/download";
import { startTables } from "./base/tables";
import { startTheme } from "./base/theme";
import { startCharts } from "./charts/index";
import { startReplay } from "./replay/index";

startTheme();
startTables();
startDownloads();
startCharts();
startReplay();
document.documentElement.dataset["ready"] = "yes";
performance.mark("ready");

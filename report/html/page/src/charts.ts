import { startCharts } from "./charts/index";

startCharts();

import { startEvaluate } from "./evaluate/index";

startEvaluate();

import { startReplay } from "./replay/index";
import { start } from "./start";

start(startReplay);

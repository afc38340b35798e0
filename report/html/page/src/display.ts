import { startDisplay } from "./display/index";

startDisplay();

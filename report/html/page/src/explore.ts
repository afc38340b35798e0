import { startExplore } from "./explore/index";

startExplore();

import { startControl } from "./control/index";

startControl();

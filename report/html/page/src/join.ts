import { startJoin } from "./join/index";

startJoin();

import { start } from "./start";

// Of pages without replays, which are to be small.
start();

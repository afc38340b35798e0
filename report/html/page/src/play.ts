import { startPlay } from "./play/index";

startPlay();

import { curve } from "./curve";
import { distribution } from "./distribution";
import type { Kind } from "./drawing";
import { forest } from "./forest";
import { heat } from "./heat";
import { multiples } from "./multiples";
import { narrowed } from "./narrowed";
import { overlay } from "./overlay";
import { parted } from "./parted";
import { pathChange } from "./pathchange";
import { ranked } from "./ranked";
import { reported } from "./reported";
import { surface } from "./surface";
import { tornado } from "./tornado";
import { waterfall } from "./waterfall";
import { week } from "./week";

/** The kinds of chart, by the name that figures have them under. */
export const kinds: Record<string, Kind> = {
  distribution,
  multiples,
  waterfall,
  reported,
  heat,
  forest,
  overlay,
  "path-change": pathChange,
  curve,
  surface,
  tornado,
  narrowed,
  ranked,
  parted,
  week,
};

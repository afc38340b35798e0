import { contrast, mixed } from "../base/contrast";
import type { Look } from "./look";

/** How strong each step of shading is: of one hue, so that black and white tell them apart as well. */
const strengths = [0.06, 0.22, 0.4, 0.6, 0.8, 1];

/** The steps of shading, weakest first. */
export const steps = strengths.length;

/** The strength of a step, as an opacity. */
export function shade(step: number): number {
  return strengths[Math.min(Math.max(step, 0), steps - 1)] ?? 1;
}

/** The step of a value within a range; the topmost one holds its upper end. */
export function stepOf(value: number, low: number, high: number): number {
  return high > low ? Math.min(steps - 1, Math.floor(((value - low) / (high - low)) * steps)) : 0;
}

/** The colour of text upon a step of a colour: ink or paper, whichever stands out more. */
export function inkOn(step: number, colour: string, look: Look): string {
  const ground = mixed(look.raised, colour, shade(step));
  return contrast(look.ink, ground) >= contrast(look.raised, ground) ? look.ink : look.raised;
}

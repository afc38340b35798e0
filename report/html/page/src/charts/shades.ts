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
  const ground = mixed(channels(look.raised), channels(colour), shade(step));
  const contrast = (text: string) => ratio(luminance(channels(text)), luminance(ground));
  return contrast(look.ink) >= contrast(look.raised) ? look.ink : look.raised;
}

/** Red, green and blue of a colour written as #rrggbb, from 0 to 1. */
function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255 || 0);
}

function mixed(below: number[], above: number[], opacity: number): number[] {
  return below.map((channel, i) => channel * (1 - opacity) + (above[i] ?? 0) * opacity);
}

/** Relative luminance, as WCAG defines it. */
function luminance(rgb: number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** How large what stands in the lanes is, in pixels. */
export interface Sizes {
  row: number;
  head: number;
  /** How close ticks may be: their texts need room. */
  apart: number;
}

/** Where labels have two lines, as lanes.css sets them. */
const NARROW = "(max-width: 600px)";

const LEAST_HEAD = 24; // a heading is a button and must be large enough to touch

/** The sizes for the text as large as it is: what is painted must grow with the labels beside it. */
export function measure(): Sizes {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const lines = matchMedia(NARROW).matches ? 1.5 : 1;
  return { row: Math.ceil(rem * 1.125 * lines), head: Math.max(LEAST_HEAD, Math.ceil(rem * 1.5 * lines)), apart: rem * 4.5 };
}

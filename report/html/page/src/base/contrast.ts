/** Colours are written as #rrggbb, as the style has them. */

/** Black or white, whichever stands out more on a colour. */
export function readableOn(background: string): string {
  return contrast("#000000", background) >= contrast("#ffffff", background) ? "#000000" : "#ffffff";
}

/** How much two colours stand out from each other, from 1 to 21, as WCAG defines it. */
export function contrast(a: string, b: string): number {
  const [one, other] = [luminance(channels(a)), luminance(channels(b))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** A colour seen through which another one shines, as what one sees. */
export function mixed(below: string, above: string, opacity: number): string {
  const [under, over] = [channels(below), channels(above)];
  return `#${under.map((channel, i) => hex(channel * (1 - opacity) + (over[i] ?? 0) * opacity)).join("")}`;
}

function hex(channel: number): string {
  return Math.round(channel * 255).toString(16).padStart(2, "0");
}

/** Red, green and blue of a colour, from 0 to 1. */
function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255 || 0);
}

function luminance(rgb: number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever can be read on a colour. A canvas tells any colour of CSS as #rrggbb. */
export function readableOn(pen: CanvasRenderingContext2D, background: string): string {
  pen.fillStyle = background;
  const hex = pen.fillStyle;
  const channel = (i: number): number => (parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2;
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.18 ? "#000000" : "#ffffff";
}

import { length } from "../../base/figures";
import { font } from "../canvas";
import { ink } from "../ink";
import type { Scale } from "./scale";
import type { Placed } from "./stack";

/** Writes beside the end of a run that goes on what each row is doing, and for how long it has. */
export function tellNow(canvas: HTMLCanvasElement, placed: Placed[], scale: Scale, now: number): void {
  const pen = canvas.getContext("2d");
  if (!pen) {
    return;
  }
  pen.font = font(11);
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.fillStyle = ink("muted");
  for (const { line, top, height } of placed) {
    const bar = line.row.bars.at(-1);
    if (line.kind === "row" && bar && bar.to >= now) {
      const { words, from } = line.row.tell(now);
      pen.fillText(`${length((now - from) / 1000)} ${words}`, scale.x(now) + 6, top + height / 2);
    }
  }
}

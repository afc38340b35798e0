import { length, share, written } from "../base/figures";
import type { Slider } from "./model";

/** Writes the value of a figure as it is shown beside its slider. */
export function figure(value: number, of: Slider): string {
  switch (of.unit) {
    case "seconds":
      return of.step < 1 && value < 60 ? `${Number(value.toFixed(1))} s` : length(value);
    case "share":
      return share(value);
    case "count":
      return String(Math.round(value));
    case "factor":
      return written(value, "count");
    default:
      return `${Number(value.toFixed(2))} ${of.unit}`.replace(" /h", "/h");
  }
}

/** The verdicts with their signs, so that none is told by its colour alone. */
export const verdicts: Record<string, { sign: string; tone: string }> = {
  met: { sign: "✓", tone: "good" },
  missed: { sign: "✕", tone: "bad" },
  "cannot tell": { sign: "?", tone: "unsure" },
  "not judged": { sign: "–", tone: "plain" },
};

import type { Look } from "./look";
import { cross, dot, label, type Shape } from "./shapes";

/** A mark for a verdict that tells it without its colour: a disc for met, a cross for missed, a question for neither. */
export function verdictMark(verdict: string, x: number, y: number, r: number, look: Look): Shape[] {
  switch (verdict) {
    case "met":
      return [dot(x, y, r, look.of("good"))];
    case "missed":
      return cross(x, y, r, look.of("bad"));
    case "":
      return [dot(x, y, r, look.of("series-1"))];
    default:
      return [dot(x, y, r * 1.5, look.of("unsure"), look.raised), label(x, y, "?", look, { align: "center", bold: true, fill: look.of("unsure") })];
  }
}

/** The legend of the marks that occur. */
export function verdictSigns(verdicts: string[]): { mark: string; colour: string; text: string }[] {
  const all = [
    { mark: "dot", colour: "good", text: "met", is: (verdict: string) => verdict === "met" },
    { mark: "cross", colour: "bad", text: "missed", is: (verdict: string) => verdict === "missed" },
    { mark: "question", colour: "unsure", text: "undecided", is: (verdict: string) => verdict !== "met" && verdict !== "missed" && verdict !== "" },
  ];
  return all.filter((sign) => verdicts.some(sign.is)).map(({ mark, colour, text }) => ({ mark, colour, text }));
}

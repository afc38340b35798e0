import { ask } from "../base/server";
import type { Outcome } from "../exercise/model";
import { problemOf } from "../exercise/open";

/** Asks for something to be done, and says what came of it. What it gives is what is wrong; nothing when it was done. */
export type Do = (path: string, question: unknown, done?: string) => Promise<string>;

/** Makes a Do that tells what happens, in words. */
export function doing(tell: (text: string, bad: boolean) => void): Do {
  const right = (text: string): string => {
    tell(text, false);
    return "";
  };
  const wrong = (text: string): string => {
    tell(`✕ Not done: ${text}`, true);
    return text;
  };
  return async (path, question, done = "") => {
    try {
      const { state, words, lines } = await ask<Outcome>(path, question);
      const said = joined(": ", words ?? "", (lines ?? []).join("; "));
      return state === "refused" ? wrong(said) : right(joined(" ", done, said));
    } catch (reason) {
      return wrong(problemOf(reason));
    }
  };
}

function joined(by: string, ...parts: string[]): string {
  return parts.filter((part) => part !== "").join(by);
}

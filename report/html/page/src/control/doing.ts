import { ask } from "../base/server";
import type { Outcome } from "../exercise/model";
import { problemOf } from "../exercise/open";

/** Asks for something to be done, and says what came of it; whether it was. */
export type Do = (path: string, question: unknown, done?: string) => Promise<boolean>;

/** Makes a Do that tells what happens, in words. */
export function doing(tell: (text: string, bad: boolean) => void): Do {
  return async (path, question, done = "") => {
    try {
      const { state, words, lines } = await ask<Outcome>(path, question);
      const said = [words ?? "", ...(lines ?? [])].filter((line) => line !== "").join(" ");
      tell(state === "refused" ? `✕ Not done: ${said}` : [done, said].filter((line) => line !== "").join(" "), state === "refused");
      return state !== "refused";
    } catch (reason) {
      tell(`✕ Not done: ${problemOf(reason)}`, true);
      return false;
    }
  };
}

import { ask, Refused } from "../base/server";
import type { Answer, Scene, Wish } from "./model";

/** What is told while the server answers. */
export interface Told {
  answered: (answer: Answer, seconds: number) => void;
  working: () => void;
  refused: (problem: string) => void;
}

/** Asks what becomes of a wish: over a few runs first, then over all. A later wish ends an earlier question at once. */
export class Asking {
  private current: AbortController | null = null;

  constructor(private readonly scene: Scene, private readonly told: Told) {}

  about(wish: Wish): void {
    this.current?.abort();
    const asking = new AbortController();
    this.current = asking;
    this.told.working();
    void this.answer(wish, asking.signal);
  }

  private async answer(wish: Wish, signal: AbortSignal): Promise<void> {
    const begun = performance.now();
    try {
      for (const runs of this.scene.first < this.scene.runs ? [this.scene.first, this.scene.runs] : [this.scene.runs]) {
        const answer = await ask<Answer>("/runs", { ...wish, runs }, signal);
        if (signal.aborted) {
          return;
        }
        this.told.answered(answer, (performance.now() - begun) / 1000);
      }
    } catch (reason) {
      if (signal.aborted) {
        return;
      }
      if (!(reason instanceof Refused)) {
        throw reason;
      }
      this.told.refused(reason.message);
    }
  }
}

import type { Wish } from "./model";

const nothing: Wish = { variant: "", figures: [], decisions: [] };

/** How long moving the same thing without a pause is one change, in milliseconds. */
const PAUSE = 1000;

/** What is wished, and what was wished before. */
export class State {
  private past: Wish[] = [];
  private now: Wish = nothing;
  private last = { of: "", at: 0 };

  constructor(private readonly changed: () => void) {}

  get wish(): Wish {
    return this.now;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  /** How many things differ from the file. */
  get size(): number {
    return this.now.figures.length + this.now.decisions.length + (this.now.variant === "" ? 0 : 1);
  }

  figure(path: string): number | undefined {
    return this.now.figures.find((each) => each.path === path)?.value;
  }

  decision(path: string): string | undefined {
    return this.now.decisions.find((each) => each.path === path)?.option;
  }

  /** Moves a figure, or puts it back to that of the file. */
  move(path: string, value: number | undefined): void {
    const figures = this.now.figures.filter((each) => each.path !== path);
    this.set(path, { ...this.now, figures: value === undefined ? figures : [...figures, { path, value }] });
  }

  /** Switches a variant on, or with an empty id all off. */
  switch(variant: string): void {
    this.set("", { ...this.now, variant });
  }

  /** Takes an option, or leaves the decision as it is in the file. */
  decide(path: string, option: string | undefined): void {
    const decisions = this.now.decisions.filter((each) => each.path !== path);
    this.set("", { ...this.now, decisions: option === undefined ? decisions : [...decisions, { path, option }] });
  }

  /** Takes back what differs at a path. */
  drop(path: string): void {
    const other = (each: { path: string }) => each.path !== path;
    this.set("", { ...this.now, figures: this.now.figures.filter(other), decisions: this.now.decisions.filter(other) });
  }

  reset(): void {
    this.set("", nothing);
  }

  undo(): void {
    const before = this.past.pop();
    if (before) {
      this.now = before;
      this.last.of = "";
      this.changed();
    }
  }

  /** Takes a wish for the one before. Moving the same figure on is one change, which one undo takes back. */
  private set(of: string, wish: Wish): void {
    const at = Date.now();
    if (of === "" || of !== this.last.of || at - this.last.at > PAUSE) {
      this.past.push(this.now);
    }
    this.last = { of, at };
    this.now = wish;
    this.changed();
  }
}

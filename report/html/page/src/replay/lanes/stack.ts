import { lastThat } from "../../base/search";
import type { Line } from "./model";

/** Where something stands, in pixels from the top of what is seen. */
export interface Strip {
  top: number;
  height: number;
}

/** A line and where it stands. */
export interface Placed extends Strip {
  line: Line;
}

/** Lines below each other, and which of them are seen. There may be thousands. */
export class Stack {
  readonly height: number;
  private readonly tops: number[] = [];

  constructor(readonly lines: Line[], private readonly heightOf: (line: Line) => number) {
    let top = 0;
    for (const line of lines) {
      this.tops.push(top);
      top += heightOf(line);
    }
    this.height = top;
  }

  /** The upper edge of a line, in pixels from the first; none if there is no such line. */
  top(index: number): number | undefined {
    return this.tops[index];
  }

  /** The index of the line at a height. */
  at(y: number): number {
    return lastThat(this.tops.length, (i) => (this.tops[i] ?? Infinity) <= y);
  }

  /** The lines that are seen in a box so high that is scrolled down so far. */
  inView(scrolled: number, height: number): Placed[] {
    const placed: Placed[] = [];
    for (let i = Math.max(0, this.at(scrolled)); i < this.lines.length; i++) {
      const line = this.lines[i];
      const top = (this.tops[i] ?? 0) - scrolled;
      if (!line || top > height) {
        break;
      }
      placed.push({ line, top, height: this.heightOf(line) });
    }
    return placed;
  }
}

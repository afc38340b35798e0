import { el } from "../../base/dom";
import { onTheme } from "../../base/theme";
import { prepare } from "../canvas";
import type { Clock } from "../clock";
import { ink } from "../ink";
import type { TimeWindow } from "./window";

const HEIGHT = 36;
const BIN = 4; // pixels

/** How far a key moves an edge of what is seen: this share of it. */
const STEP = 0.05;

type Part = "from" | "to" | "both" | "new";

/** All the time there is: how much changes when, and which stretch of it the lanes show. The stretch is dragged, or drawn anew. */
export class Overview {
  readonly element: HTMLElement;
  private readonly canvas = el("canvas", { "aria-hidden": "true" });
  private readonly brush = el("div", { class: "brush" });
  private readonly edges: Record<"from" | "to", HTMLElement>;

  /** changes are the instants at which something changes, marks those of key events. */
  constructor(
    private readonly changes: number[], private readonly marks: readonly [number][],
    private readonly span: TimeWindow, private readonly clock: Clock,
  ) {
    this.edges = { from: this.edge("from", "Lanes show from"), to: this.edge("to", "Lanes show to") };
    this.brush.append(this.edges.from, this.edges.to);
    this.element = el("div", { class: "overview", role: "group", "aria-label": "All the time there is; the lanes show the framed stretch" }, this.canvas, this.brush);
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.element);
    onTheme(() => this.draw());
    span.follow(() => this.move());
    this.move();
  }

  private edge(side: "from" | "to", name: string): HTMLElement {
    const edge = el("span", { class: `edge ${side}`, role: "slider", tabindex: "0", "aria-label": name });
    edge.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (by !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        this.drag(side, by * STEP * (this.span.to - this.span.from));
      }
    });
    return edge;
  }

  private listen(): void {
    let part: Part | null = null;
    let last = 0;
    let drawn = false;
    this.element.addEventListener("pointerdown", (event) => {
      const target = event.target;
      // Where all the time is framed there is nowhere to drag the frame to.
      part = target === this.edges.from ? "from" : target === this.edges.to ? "to" : target === this.brush && !this.whole ? "both" : "new";
      last = this.t(event);
      drawn = false;
      this.element.setPointerCapture(event.pointerId);
    });
    this.element.addEventListener("pointermove", (event) => {
      const t = this.t(event);
      // A hand that clicks is not quite still.
      drawn ||= Math.abs(t - last) >= (BIN / this.element.clientWidth) * this.length;
      if (part === "new" && drawn) {
        this.span.show(Math.min(t, last), Math.max(t, last));
      } else if (part && part !== "new") {
        this.drag(part, t - last);
        last = t;
      }
    });
    this.element.addEventListener("pointerup", () => {
      if (part === "new" && !drawn) {
        this.span.pan(last - (this.span.from + this.span.to) / 2);
      }
      part = null;
    });
    this.element.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.span.zoom(event.deltaY > 0 ? 1.25 : 0.8, this.t(event));
    }, { passive: false });
  }

  private drag(part: "from" | "to" | "both", by: number): void {
    const { from, to } = this.span;
    const [first, last] = this.span.all;
    if (part === "both") {
      this.span.pan(by);
    } else if (part === "from") {
      this.span.show(Math.max(first, Math.min(from + by, to - 1)), to);
    } else {
      this.span.show(from, Math.min(last, Math.max(to + by, from + 1)));
    }
  }

  /** Whether all the time there is is framed. */
  private get whole(): boolean {
    return this.span.to - this.span.from >= this.length;
  }

  private get length(): number {
    return this.span.all[1] - this.span.all[0];
  }

  private t(event: MouseEvent): number {
    const box = this.element.getBoundingClientRect();
    return this.span.all[0] + ((event.clientX - box.left) / box.width) * this.length;
  }

  private share(t: number): number {
    return (t - this.span.all[0]) / this.length;
  }

  private move(): void {
    this.brush.style.left = `${(this.share(this.span.from) * 100).toFixed(3)}%`;
    this.brush.style.right = `${((1 - this.share(this.span.to)) * 100).toFixed(3)}%`;
    for (const side of ["from", "to"] as const) {
      const edge = this.edges[side];
      const seconds = (t: number): string => String(Math.round(t / 1000));
      edge.setAttribute("aria-valuemin", seconds(this.span.all[0]));
      edge.setAttribute("aria-valuemax", seconds(this.span.all[1]));
      edge.setAttribute("aria-valuenow", seconds(this.span[side]));
      edge.setAttribute("aria-valuetext", this.clock.at(this.span[side]));
    }
  }

  private draw(): void {
    const width = this.element.clientWidth;
    const pen = width > 0 ? prepare(this.canvas, width, HEIGHT) : null;
    if (!pen) {
      return;
    }
    const counts = new Array<number>(Math.ceil(width / BIN)).fill(0);
    for (const t of this.changes) {
      const bin = Math.min(counts.length - 1, Math.floor((this.share(t) * width) / BIN));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    // What is set when the replay begins is no activity of that instant; the roots let the quiet hours be seen beside the busy ones.
    counts[0] = 0;
    const most = Math.max(1, ...counts);
    pen.fillStyle = ink("muted");
    counts.forEach((n, i) => {
      const height = Math.sqrt(n / most) * (HEIGHT - 8);
      pen.fillRect(i * BIN, HEIGHT - height, BIN - 1, height);
    });
    pen.fillStyle = ink("accent");
    for (const [t] of this.marks) {
      pen.fillRect(Math.round(this.share(t) * width), 0, 2, 6);
    }
  }
}

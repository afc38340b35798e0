import { el } from "../../base/dom";
import { onTheme } from "../../base/theme";
import type { Clock } from "../clock";
import { listenToGestures } from "../gestures";
import { changes } from "../instants";
import type { KeyEvents } from "../keyevents";
import type { Player } from "../player";
import type { Replay } from "../types";
import type { Point } from "../map/projection";
import type { End } from "../selection";
import type { Arrow } from "./arrows";
import { showAxis } from "./axis";
import { haunt } from "./ghosts";
import { Labels } from "./labels";
import { legend } from "./legend";
import { Looking } from "./looking";
import type { Group, Line, Row } from "./model";
import { arrange, lines } from "./model";
import { tellNow } from "./now";
import { Overview } from "./overview";
import { Brush } from "./paint";
import { paperLanes } from "./paper";
import { Scale } from "./scale";
import { measure } from "./sizes";
import { Stack } from "./stack";
import { Tip } from "./tip";
import type { TimeWindow } from "./window";

/** Everything over time, a line each. Bars are drawn when the view changes; a frame moves only the playhead. */
export class Lanes {
  readonly element: HTMLElement;
  private groups: Group[];
  private readonly scale: Scale;
  private readonly looking: Looking;
  private readonly brush = new Brush();
  private readonly bars = el("canvas", { class: "bars", role: "img" });
  private readonly axis = el("div", { class: "axis", "aria-hidden": "true" });
  private readonly playhead = el("div", { class: "playhead", "aria-hidden": "true" });
  private readonly track = el("div", { class: "track" }, this.bars, this.playhead);
  private readonly inner = el("div", { class: "lanes-inner" });
  private readonly body: HTMLElement;
  private readonly labels: Labels;
  private readonly tip: Tip;
  private stack = new Stack([], () => 0);
  private sizes = measure();
  private chosen = new Set<string>();
  private arrows: [from: End, to: End][] = [];
  private current = -1;
  private followed: number;
  private readonly touched = new Set<string>(); // groups that their reader has folded or unfolded
  private told: number | null = null; // the end of a run that is still going on

  constructor(
    replay: Replay, beside: Replay | null, private readonly player: Player, private readonly clock: Clock, private readonly span: TimeWindow, events: Pick<KeyEvents, "times">,
    private readonly opened: (row: Row, t: number, byKey: boolean) => void,
  ) {
    this.groups = arrange(replay);
    if (beside) {
      haunt(this.groups, arrange(beside));
    }
    this.followed = player.now;
    this.scale = new Scale(span);
    this.looking = new Looking(span, player);
    this.labels = new Labels((line) => this.fold(line), () => this.body.focus({ preventScroll: true }));
    this.tip = new Tip(clock);
    const name = `Lanes of ${replay.title || "the replay"}`;
    this.bars.setAttribute("aria-label", `${name}: what each unit, step, channel and site does over time. The tables of the state tell the same at the playhead.`);
    this.body = el("div", { class: "lanes-body", tabindex: "0", role: "group", "aria-label": `${name}; up and down go through the rows` });
    this.inner.append(this.labels.element, this.track);
    this.body.append(this.inner);
    this.element = el(
      "div", { class: "lanes" }, this.looking.tools(),
      el(
        "div", { class: "lanes-head" }, el("span", { class: "zone" }, "all the time"),
        new Overview(changes(replay).filter((t) => t > replay.from), events.times, span, clock).element,
        el("span", { class: "zone" }, clock.zone), this.axis,
      ),
      this.body, this.tip.element, legend(this.groups, this.brush),
    );
    this.listen();
    span.follow(() => this.draw());
    this.arrange();
  }

  /** Shows more of the same run, which has gone on, and tells what each row does at its end. */
  renew(replay: Replay): void {
    const before = new Map(this.groups.map((group) => [group.key, group]));
    this.groups = arrange(replay);
    for (const group of this.groups) {
      const { open, showUnused } = (this.touched.has(group.key) && before.get(group.key)) || group; // others unfold once something happens in them
      Object.assign(group, { open, showUnused });
    }
    this.told = replay.to;
    this.arrange();
  }

  /** The row of a key, of one that is folded too. */
  row(key: string): Row | undefined {
    return this.groups.flatMap((group) => [group.head, ...group.rows, ...group.unused]).find((row) => row.key === key);
  }

  /** Emphasises rows: "unit ID" and "step INCIDENT ID", and draws arrows between some. */
  highlight(keys: Iterable<string>, arrows: [from: End, to: End][] = []): void {
    this.chosen = new Set(keys);
    this.arrows = arrows;
    for (const group of this.groups) {
      group.open ||= group.rows.some((row) => this.chosen.has(row.key));
    }
    this.arrange();
    this.reveal(this.stack.lines.findIndex((line) => line.kind === "row" && this.chosen.has(line.row.key)));
  }

  focus(): void {
    this.body.focus({ preventScroll: true });
  }

  /** Moves the playhead; the view follows it, and stays where it was opened or panned to until the playhead moves. */
  move(): void {
    if (this.player.now !== this.followed) {
      this.followed = this.player.now;
      this.span.reveal(this.player.now);
    }
    this.movePlayhead();
  }

  private movePlayhead(): void {
    const x = this.scale.x(this.player.now) / this.scale.width;
    this.playhead.style.transform = `translateX(${(x * 100).toFixed(3)}%)`;
    this.playhead.hidden = x < 0 || x > 1;
  }

  private listen(): void {
    this.body.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.layOut()).observe(this.body);
    onTheme(() => {
      this.brush.forget();
      this.draw();
    });
    this.body.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("blur", () => this.tip.hide());
    this.listenToPointer();
    let paper: HTMLElement | null = null;
    addEventListener("beforeprint", () => {
      paper = paperLanes(this.groups, this.brush, this.scale, this.clock, this.chosen);
      this.body.after(paper);
    });
    addEventListener("afterprint", () => paper?.remove());
  }

  private listenToPointer(): void {
    listenToGestures(this.track, {
      pan: (dx) => this.span.pan((-dx / this.scale.width) * (this.scale.to - this.scale.from)),
      zoom: (times, x) => this.span.zoom(1 / times, this.scale.t(x)),
      tap: (x, y) => this.tap(this.lineAt(y), this.scale.t(x)),
      hover: (x, y) => this.point(x, y),
      leave: () => this.tip.hide(),
      wheelZooms: () => false,
    });
  }

  private point(x: number, y: number): void {
    const box = this.track.getBoundingClientRect();
    this.tip.show(this.lineAt(y), this.scale.t(x), this.element, x + box.left, y + box.top);
  }

  private tap(line: Line | undefined, t: number): void {
    this.player.seek(t);
    this.tip.hide();
    if (line && line.kind !== "unused") {
      this.opened(line.row, t, false);
    }
  }

  private lineAt(y: number): Line | undefined {
    return this.stack.lines[this.stack.at(y + this.body.scrollTop)];
  }

  /** Goes through the rows by keys and says what each does at the playhead. */
  private key(event: KeyboardEvent): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "Escape") {
      this.tip.hide();
      return;
    }
    const line = this.stack.lines[this.current];
    if (event.key === "Enter" && event.target === this.body && line && line.kind !== "unused") {
      this.tip.hide();
      this.opened(line.row, this.player.now, true);
      return;
    }
    if (by === undefined) {
      if (!event.ctrlKey && !event.metaKey && this.looking.look(event.key)) {
        event.preventDefault();
      }
      return;
    }
    event.preventDefault();
    this.startFrom(event.target);
    this.current = Math.min(this.stack.lines.length - 1, Math.max(0, this.current + by));
    this.reveal(this.current);
    const box = this.track.getBoundingClientRect();
    const y = (this.stack.top(this.current) ?? 0) - this.body.scrollTop + box.top + this.sizes.row;
    this.tip.show(this.stack.lines[this.current], this.player.now, this.element, box.left, y);
  }

  /** Keys on the button of a group go on from its row. They leave the button, which may be scrolled out of view. */
  private startFrom(target: EventTarget | null): void {
    const key = this.labels.keyOf(target);
    if (key !== undefined) {
      this.current = this.stack.lines.findIndex((line) => line.row.key === key);
      this.body.focus({ preventScroll: true });
    }
  }

  private reveal(index: number): void {
    const top = this.stack.top(index);
    if (top === undefined) {
      return;
    }
    const bottom = top + this.sizes.head;
    if (top < this.body.scrollTop) {
      this.body.scrollTop = top;
    } else if (bottom > this.body.scrollTop + this.body.clientHeight) {
      this.body.scrollTop = bottom - this.body.clientHeight;
    }
  }

  private fold(line: Line): void {
    this.touched.add(line.group.key);
    if (line.kind === "unused") {
      line.group.showUnused = !line.group.showUnused;
    } else {
      line.group.open = !line.group.open;
    }
    this.arrange();
  }

  /** Fits the lines to the box and to the size of its text, which windows of other widths change. */
  private layOut(): void {
    const sizes = measure();
    if (sizes.row === this.sizes.row) {
      this.draw();
      return;
    }
    this.sizes = sizes;
    this.arrange();
  }

  /** Arrows where their rows stand; to rows that are scrolled out of view they lead beyond the edge. */
  private inPixels(arrows: [from: End, to: End][]): Arrow[] {
    const point = ({ key, t }: End): Point | undefined => {
      const top = this.stack.top(this.stack.lines.findIndex((line) => line.row.key === key));
      return top === undefined ? undefined : { x: this.scale.x(t), y: top - this.body.scrollTop + this.sizes.row / 2 };
    };
    return arrows.flatMap(([from, to]): Arrow[] => {
      const [a, b] = [point(from), point(to)];
      return a && b ? [[a, b]] : [];
    });
  }

  /** Puts the lines below each other. */
  private arrange(): void {
    const { row, head } = this.sizes;
    this.stack = new Stack(lines(this.groups), (line) => (line.kind === "row" ? row : head));
    this.inner.style.height = `${this.stack.height}px`;
    this.draw();
  }

  private draw(): void {
    // Lanes that are not on the page, or hidden on paper, have no width to fit a picture to.
    if (this.track.clientWidth === 0) {
      return;
    }
    const height = Math.min(this.stack.height, this.body.clientHeight);
    this.scale.width = this.track.clientWidth;
    this.track.style.height = `${height}px`;
    const placed = this.stack.inView(this.body.scrollTop, height);
    this.brush.lanes(this.bars, height, placed, this.scale, this.clock, this.sizes.apart, this.chosen, this.inPixels(this.arrows));
    if (this.told !== null) {
      tellNow(this.bars, placed, this.scale, this.told);
    }
    showAxis(this.axis, this.scale, this.clock, this.sizes.apart);
    this.labels.show(placed, this.body.scrollTop, this.chosen);
    this.movePlayhead();
  }
}

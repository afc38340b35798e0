import { origin } from "../base/data";
import { el, fill } from "../base/dom";
import { against } from "./against/against";
import { Clock } from "./clock";
import { busyStretch, changes } from "./instants";
import type { KeyEvents } from "./keyevents";
import { TimeWindow } from "./lanes/window";
import type { Player } from "./player";
import type { TimelineRecord } from "./records";
import { Records } from "./records";
import type { Replay } from "./types";
import { View } from "./view";

/** Replays on one playhead: the one there is, or two of those there are. */
export class Stage {
  readonly element = el("div", { class: "stage" });
  private readonly columns: HTMLElement;
  private readonly shown: number[];
  private readonly span: TimeWindow;
  private readonly selects: HTMLSelectElement[] = [];
  private readonly views = new Map<string, View>();
  private readonly held = el("div", { class: "held" });

  constructor(private readonly replays: Replay[], private readonly player: Player, private readonly events: KeyEvents, private readonly records: Records) {
    this.span = new TimeWindow(player.from, player.to);
    this.span.show(...busyStretch(replays.flatMap(changes).sort((a, b) => a - b), player.from, player.to));
    this.shown = replays.length > 1 ? [0, 1] : [0];
    this.columns = el("div", { class: replays.length > 1 ? "columns two" : "columns" });
    if (replays.length > 2) {
      this.element.append(el("div", { class: "choices" }, this.choice(0, "First"), this.choice(1, "Second")));
    }
    this.element.append(this.held, this.columns);
    this.render();
  }

  move(): void {
    // At the beginning, which nobody has chosen to look at, paper leaves the map and the state out.
    this.element.classList.toggle("unmoved", this.player.now === this.player.from);
    this.current().forEach((view) => view.move());
  }

  /** Emphasises what a record of the first replay is about, to which the story belongs. */
  select(record: TimelineRecord | null): void {
    this.view(0)?.select(record);
  }

  /** Shows the replay of a variant, if there is one, and opens a line of it, as a link asks for. */
  land(variant: string | null, line: string | null): void {
    const i = variant === null ? this.shown[0] ?? 0 : this.replays.findIndex(({ id }) => id === variant);
    if (i < 0) {
      return;
    }
    if (!this.shown.includes(i)) {
      this.shown[1] = i;
      this.selects.forEach((select, column) => {
        select.value = String(this.shown[column]);
      });
      this.render();
    }
    if (line !== null) {
      this.view(i)?.openLine(line, this.player.now);
    }
  }

  /** What a link has to say so that the same replays are shown. */
  link(): { variant?: string } {
    const [, right] = this.shown.map((i) => this.replays[i]?.id ?? "");
    return right ? { variant: right } : {};
  }

  /** The view of a replay that is shown. */
  private view(i: number): View | undefined {
    const beside = this.beside(i);
    return this.shown.includes(i) ? this.views.get(`${i} ${beside?.id ?? ""}`) : undefined;
  }

  /** The first replay, to which the second is held. */
  private beside(i: number): Replay | null {
    const [left, right] = this.shown;
    return i === right && left !== undefined && left !== right ? this.replays[left] ?? null : null;
  }

  private current(): View[] {
    return [...new Set(this.shown)].flatMap((i) => this.view(i) ?? []);
  }

  private render(): void {
    for (const i of this.shown) {
      const replay = this.replays[i];
      const beside = this.beside(i);
      if (replay && !this.view(i)) {
        const records = i === 0 ? this.records : new Records([]);
        this.views.set(`${i} ${beside?.id ?? ""}`, new View(replay, beside, this.player, this.span, this.events, records, this.replays[0]?.ground ?? [], this.replays.length > 1));
      }
    }
    this.hold();
    fill(this.columns, ...this.current().map((view) => view.element));
    this.move();
  }

  /** Says how the second replay differs from the first. */
  private hold(): void {
    const [left, right] = this.shown.map((i) => this.replays[i]);
    const differ = left && right && left !== right;
    fill(this.held, differ ? against(left, right, new Clock(right, origin()), (t, line) => this.lead(t, line)) : null);
  }

  /** Goes to an instant, and opens a line of the second, or where it has none of the first. */
  private lead(t: number, line: string | undefined): void {
    this.player.seek(t);
    if (line !== undefined) {
      [...this.current()].reverse().some((view) => view.openLine(line, t));
    }
  }

  private choice(column: number, name: string): HTMLElement {
    const select = el("select", { "aria-label": `${name} replay` });
    this.replays.forEach((replay, i) => select.append(el("option", { value: String(i) }, replay.title || replay.id)));
    select.value = String(this.shown[column]);
    this.selects[column] = select;
    select.addEventListener("change", () => {
      this.shown[column] = Number(select.value);
      this.render();
    });
    return el("label", {}, `${name} `, select);
  }
}

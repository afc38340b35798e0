import { el, fill } from "../base/dom";
import { busyStretch, changes } from "./instants";
import type { KeyEvents } from "./keyevents";
import { TimeWindow } from "./lanes/window";
import type { Player } from "./player";
import type { TimelineRecord } from "./records";
import { Records } from "./records";
import type { Replay } from "./types";
import { View } from "./view";

/** Replays side by side: the one there is, or two of those there are. */
export class Stage {
  readonly element = el("div", { class: "stage" });
  private readonly columns: HTMLElement;
  private readonly shown: number[];
  private readonly span: TimeWindow;
  private readonly selects: HTMLSelectElement[] = [];
  private readonly views = new Map<number, View>();

  constructor(private readonly replays: Replay[], private readonly player: Player, private readonly events: KeyEvents, private readonly records: Records) {
    this.span = new TimeWindow(player.from, player.to);
    this.span.show(...busyStretch(replays.flatMap(changes).sort((a, b) => a - b), player.from, player.to));
    this.shown = replays.length > 1 ? [0, 1] : [0];
    this.columns = el("div", { class: replays.length > 1 ? "columns two" : "columns" });
    if (replays.length > 2) {
      this.element.append(el("div", { class: "choices" }, this.choice(0, "Left"), this.choice(1, "Right")));
    }
    this.element.append(this.columns);
    this.render();
  }

  move(): void {
    // At the beginning, which nobody has chosen to look at, paper leaves the map and the state out.
    this.element.classList.toggle("unmoved", this.player.now === this.player.from);
    this.current().forEach((view) => view.move());
  }

  /** Emphasises what a record of the first replay is about, to which the story belongs. */
  select(record: TimelineRecord | null): void {
    this.views.get(0)?.select(record);
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
    this.selects[column] = select;
      });
      this.render();
    }
    if (line !== null) {
      this.views.get(i)?.openLine(line, this.player.now);
    }
  }

  private current(): View[] {
    return [...new Set(this.shown)].flatMap((i) => this.views.get(i) ?? []);
  }

  private render(): void {
    for (const i of this.shown) {
      const replay = this.replays[i];
      if (replay && !this.views.has(i)) {
        this.views.set(i, new View(replay, this.player, this.span, this.events, i === 0 ? this.records : new Records([]), this.replays.length > 1));
      }
    }
    fill(this.columns, ...this.current().map((view) => view.element));
    this.move();
  }

  private choice(column: number, name: string): HTMLElement {
    const select = el("select", { "aria-label": `${name} replay` });
    this.replays.forEach((replay, i) => select.append(el("option", { value: String(i) }, replay.title || replay.id)));
    select.value = String(this.shown[column]);
    select.addEventListener("change", () => {
      this.shown[column] = Number(select.value);
      this.render();
    });
    return el("label", {}, `${name} `, select);
  }
}

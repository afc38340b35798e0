import { el } from "../base/dom";
import { Clock } from "./clock";
import type { KeyEvents } from "./keyevents";
import { Lanes } from "./lanes/lanes";
import type { TimeWindow } from "./lanes/window";
import { hasPositions, ReplayMap } from "./map/map";
import { Panel } from "./panel";
import type { Player } from "./player";
import type { Replay } from "./types";

/** One replay: lanes, map and state, all at the shared playhead. */
export class View {
  readonly element: HTMLElement;
  private readonly lanes: Lanes;
  private readonly map: ReplayMap | null;
  private readonly panel: Panel;

  constructor(replay: Replay, player: Player, span: TimeWindow, events: KeyEvents, heading: boolean) {
    const clock = new Clock(replay);
    this.lanes = new Lanes(replay, player, clock, span, events);
    this.map = hasPositions(replay) ? new ReplayMap(replay, player) : null;
    this.panel = new Panel(replay, player, clock);
    const name = replay.title || replay.id || "The scenario as it is";
    this.element = el(
      "section", { class: "replay-view", "data-replay": replay.id, "aria-label": `Replay: ${name}` },
      heading ? el("h3", { class: "replay-title" }, name) : null,
      ...replay.notes.map((note) => el("p", { class: "note" }, note)),
      this.lanes.element,
      el("div", { class: "map-and-state" }, this.map?.element, this.panel.element),
    );
  }

  move(): void {
    this.lanes.move();
    this.map?.move();
    this.panel.move();
  }

  highlight(keys: string[]): void {
    this.lanes.highlight(keys);
    this.map?.highlight(keys);
  }
}

import { origin } from "../base/data";
import { el } from "../base/dom";
import { Clock } from "./clock";
import { Details } from "./details";
import type { KeyEvents } from "./keyevents";
import { Lanes } from "./lanes/lanes";
import type { Row } from "./lanes/model";
import type { TimeWindow } from "./lanes/window";
import { hasPositions } from "./map/extent";
import { ReplayMap } from "./map/map";
import { Panel } from "./panel";
import type { Player } from "./player";
import type { Records, TimelineRecord } from "./records";
import { instantOf } from "./records";
import { arrowsAt, ownRows, rowOf } from "./selection";
import type { Feature, Replay } from "./types";

/** One replay: lanes, map and state, all at the shared playhead. */
export class View {
  readonly element: HTMLElement;
  private readonly lanes: Lanes;
  private readonly map: ReplayMap | null;
  private readonly panel: Panel;
  private readonly details: Details;
  private shown: Row | null = null;

  /** beside is the first replay, to which it is held; the first has none. */
  constructor(
    private readonly replay: Replay, beside: Replay | null, private readonly player: Player, span: TimeWindow, events: KeyEvents,
    private readonly records: Records, ground: Feature[], heading: boolean,
  ) {
    const clock = new Clock(replay, origin());
    this.lanes = new Lanes(replay, beside, player, clock, span, events, (row, t, byKey) => this.open(row, t, byKey));
    this.details = new Details(replay, records, clock, {
      seek: (t) => this.openAt(t), choose: (record) => this.follow(record), close: () => this.closed(),
    });
    this.map = hasPositions(replay) ? new ReplayMap(replay, ground, player, (key) => this.openLine(key, player.now)) : null;
    this.panel = new Panel(replay, player, clock);
    const name = replay.title || replay.id || "The scenario as it is";
    this.element = el(
      "section", { class: "replay-view", "data-replay": replay.id, "aria-label": `Replay: ${name}` },
      heading ? el("h3", { class: "replay-title" }, name) : null,
      ...replay.notes.map((note) => el("p", { class: "note" }, note)),
      el("div", { class: "lanes-and-details" }, this.lanes.element, this.details.element),
      el("div", { class: "map-and-state" }, heading ? el("h4", { class: "replay-title" }, name) : null, this.map?.element, this.panel.element),
    );
  }

  move(): void {
    this.lanes.move();
    this.map?.move();
    this.panel.move();
  }

  /** Emphasises what a record is about, with arrows along causes; without one nothing. */
  select(record: TimelineRecord | null): void {
    const keys = record ? ownRows(this.replay, this.records, record) : [];
    this.lanes.highlight(keys, record ? arrowsAt(this.records, record) : []);
    this.map?.highlight(keys);
  }

  /** Tells all of a row at an instant, whose key a link or the map has; whether there is such a row. */
  openLine(key: string, t: number): boolean {
    const row = this.lanes.row(key);
    if (row) {
      this.open(row, t, false);
    }
    return row !== undefined;
  }

  private open(row: Row, t: number, byKey: boolean): void {
    this.shown = row;
    this.details.show(row, t);
    const record = this.records.get(row.tell(t).seq ?? -1);
    this.lanes.highlight([row.key], record ? arrowsAt(this.records, record) : []);
    this.map?.highlight([row.key]);
    if (byKey) {
      this.details.focus();
    }
  }

  private openAt(t: number): void {
    this.player.seek(t);
    if (this.shown) {
      this.open(this.shown, t, true);
    }
  }

  private follow(record: TimelineRecord): void {
    const key = rowOf(record);
    const row = key === undefined ? undefined : this.lanes.row(key);
    this.player.seek(instantOf(record));
    if (row) {
      this.open(row, instantOf(record), true);
    }
  }

  private closed(): void {
    this.select(null);
    this.lanes.focus();
  }
}

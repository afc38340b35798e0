import { el, fill } from "../base/dom";
import { ask } from "../base/server";
import { Clock } from "../replay/clock";
import { Lanes } from "../replay/lanes/lanes";
import { TimeWindow } from "../replay/lanes/window";
import { hasPositions } from "../replay/map/extent";
import { ReplayMap } from "../replay/map/map";
import { Player } from "../replay/player";
import type { Replay } from "../replay/types";
import type { RoomClock } from "./roomclock";

/** How often the picture is made anew, in milliseconds. */
const EVERY = 2500;

const MINUTE = 60_000;

/** How much of the past, and how much room beyond now, lanes show by themselves. */
const PAST = 10 * MINUTE;
const BEYOND = 6 * MINUTE;

/** The longest exercise that lanes can show. */
const LONGEST = 366 * 24 * 60 * MINUTE;

/** The run up to now as lanes and a map, which go on with it. */
export class Picture {
  readonly lanes = el("div", { class: "replay picture-lanes" });
  readonly map = el("div", { class: "replay picture-map" });
  private shown: { player: Player; span: TimeWindow; lanes: Lanes | null; map: ReplayMap | null } | null = null;
  private asked = -Infinity;
  private at = -1;
  private own = true; // whether the lanes show what they show by themselves

  /** withLanes is whether there are lanes, beside the map. */
  constructor(private readonly clock: RoomClock, private readonly withLanes: boolean) {}

  /** Asks for the run up to now, not too often, and moves what moves. */
  tick(live: boolean): void {
    const now = performance.now();
    this.shown?.player.seek(this.clock.now);
    if (live && now - this.asked > EVERY && this.clock.now !== this.at) {
      this.asked = now;
      this.at = this.clock.now;
      ask<{ replay: Replay | null }>("/replay", {}).then(({ replay }) => this.take(replay), () => undefined); // it is asked again
    }
  }

  /** Shows what is now, though the clock stands. */
  stale(): void {
    this.at = -1;
  }

  private take(replay: Replay | null): void {
    if (replay === null) {
      fill(this.lanes);
      fill(this.map);
      this.shown = null;
      return;
    }
    this.shown ??= this.begin(replay);
    const { span, lanes, map } = this.shown;
    lanes?.renew(replay);
    map?.renew(replay);
    span.reach(replay.to + BEYOND);
    if (this.own) {
      this.follow(span, replay.to);
    }
  }

  private begin(replay: Replay): NonNullable<Picture["shown"]> {
    const player = new Player(replay.from, replay.from + LONGEST, []);
    const span = new TimeWindow(replay.from, replay.from + PAST + BEYOND);
    const lanes = this.withLanes ? new Lanes(replay, null, player, new Clock(replay), span, { times: [] }, () => undefined) : null;
    const map = hasPositions(replay) ? new ReplayMap(replay, replay.ground ?? [], player, () => undefined) : null;
    fill(this.lanes, lanes?.element);
    fill(this.map, map?.element);
    // Who looks at another time has it stay, until all the time is asked for.
    for (const kind of ["pointerdown", "keydown", "click"]) {
      this.lanes.addEventListener(kind, (event) => (this.own = kind === "click" && event.target instanceof Element && event.target.textContent === "All"));
    }
    player.follow(() => {
      lanes?.move();
      map?.move();
    });
    return { player, span, lanes, map };
  }

  private follow(span: TimeWindow, now: number): void {
    span.show(Math.max(span.all[0], now - PAST), Math.max(span.all[0], now - PAST) + PAST + BEYOND);
  }
}

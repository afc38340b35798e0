import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { listen } from "../base/server";
import { startTheme } from "../base/theme";
import type { ClockTold, Line, Zone } from "./model";
import { RoomClock } from "./roomclock";
import { lasting } from "./times";
import { Voice } from "./voice";

/** What every page of an exercise is told first. */
interface Whole<V> { zone: Zone; clock: ClockTold; view: V & { lines?: Line[] } }

/** What a page does with what it is told. */
export interface Shown<V> {
  view: (view: V) => void;
  /** All lines, whenever there are others. */
  lines: (lines: Line[]) => void;
  /** Four times a second, and whenever the clock or the connection is another. */
  tick: () => void;
  /** Other events. */
  heard?: (kind: string, data: unknown) => void;
}

/** How often what moves with the clock is told anew, in milliseconds. */
const TICK = 250;

interface Spliced { from: number; lines: Line[] }

/** Lines of which those from one on are others now. */
function spliced(lines: Line[], others: Spliced): Line[] {
  return [...lines.slice(0, others.from), ...others.lines];
}

/** The place of a page in the exercise: its clock on top, its connection, and what has become of both. */
export class Room<V> {
  readonly clock = new RoomClock();
  readonly voice = new Voice();
  readonly who = el("div", { class: "who" });
  readonly deeds = el("div", { class: "deeds" });
  private readonly time = el("div", { class: "clock", role: "timer" }, "–");
  private readonly state = el("span", { class: "state" });
  private readonly band = el("div", { class: "band", hidden: "" });
  private readonly told = el("div");
  private readonly again: HTMLButtonElement;
  private lines: Line[] = [];
  private link: "live" | "lost" | "refused" | "ended" = "lost";
  private tries = 0;
  private next = 0;
  private asOf = 0; // when it was heard last, as performance.now counts
  private readonly heading = el("h1", { class: "unseen" }, "Exercise");
  readonly top = el("header", { class: "top" });
  readonly main = el("main", { id: "main" });
  readonly colours = el("div", { class: "controls", hidden: "" });

  /** dark is whether the page is dark before its reader has chosen. */
  constructor(path: string, dark: boolean, private readonly shown: Shown<V>) {
    fill(this.top, this.heading, this.time, el("div", { class: "place" }, this.who, this.state), this.deeds, this.colours);
    this.again = deed("Try now", () => again());
    fill(this.band, this.told, this.again);
    document.body.append(this.top, this.band, this.main, this.voice.element);
    startTheme(dark ? "dark" : "light", true);
    const again = listen(path, {
      heard: (kind, data) => this.heard(kind, data),
      state: (link, tries, next) => {
        Object.assign(this, { link, tries, next });
        this.tick();
      },
    });
    window.setInterval(() => this.tick(), TICK);
  }

  /** Names the page. */
  name(text: string): void {
    document.title = this.heading.textContent = text;
  }

  /** Whether anything can be sent. */
  get live(): boolean {
    return this.link === "live" && this.clock.state?.state !== "stopped";
  }

  private heard(kind: string, data: unknown): void {
    this.asOf = performance.now();
    if (kind === "whole") {
      const { zone, clock, view } = data as Whole<V>;
      this.clock.in(zone);
      this.clock.tell(clock);
      this.shown.view(view);
      this.shown.lines((this.lines = view.lines ?? []));
      document.documentElement.dataset.ready = "yes";
    } else if (kind === "clock") {
      this.clock.tell(data as ClockTold);
    } else if (kind === "view") {
      this.shown.view(data as V);
    } else if (kind === "lines") {
      this.shown.lines((this.lines = spliced(this.lines, data as Spliced)));
    } else {
      this.shown.heard?.(kind, data);
    }
    this.tick();
  }

  private tick(): void {
    const told = this.clock.state;
    this.time.textContent = this.clock.text() || "–";
    const root = document.documentElement.classList;
    root.toggle("lost", this.link !== "live");
    root.toggle("standing", told !== null && told.state !== "runs" && told.state !== "stopped");
    root.toggle("stopped", told?.state === "stopped");
    const [text, tone] = this.stateText(told);
    this.state.textContent = text;
    this.state.className = `state ${tone}`;
    this.showBand(told);
    this.shown.tick();
  }

  private stateText(told: ClockTold | null): [text: string, tone: string] {
    if (this.link === "lost") {
      return [this.asOf === 0 ? "◌ connecting" : `◌ last heard ${lasting(performance.now() - this.asOf)} ago`, "bad"];
    }
    if (this.link !== "live") {
      return ["■ closed", "bad"];
    }
    switch (told?.state) {
      case "runs": return [`● live ×${told.speed}`, "good"];
      case "waits": return ["❚❚ not started", "yours"];
      case "paused": return [`❚❚ paused${told.by === "" ? "" : ` by ${told.by}`}`, "yours"];
      case "stands": return [`❚❚ stands ${told.why}`, "yours"];
      case "stopped": return ["■ stopped", "bad"];
      case "ended": return ["■ ended", "good"];
      default: return ["", ""];
    }
  }

  private showBand(told: ClockTold | null): void {
    const [title, text] = this.bandText(told);
    this.band.hidden = title === "";
    this.band.classList.toggle("bad", told?.state !== "paused");
    this.again.hidden = this.link !== "lost";
    if (this.band.dataset.said !== title + text) {
      this.band.dataset.said = title + text;
      fill(this.told, el("strong", {}, title), text);
    }
  }

  private bandText(told: ClockTold | null): [title: string, text: string] {
    const asOf = `What you see is as of ${this.clock.text()}.`;
    if (this.link === "lost" && this.asOf > 0) {
      return [`◌ Reconnecting, try ${this.tries + 1}, next in ${lasting(this.next - performance.now() + 999)}`,
        `The exercise goes on without this device. ${asOf} What you were making is kept here, and nothing is sent by itself.`];
    }
    if (this.link === "refused") {
      return ["✕ This link opens nothing any more", `The controller has made new keys: ask for a new code. ${asOf}`];
    }
    if (this.link === "ended") {
      return ["■ The server was stopped", `Everything that was acknowledged is in the journal. ${asOf}`];
    }
    if (told?.state === "stopped") {
      return ["■ The clock stands: the journal cannot be written", told.why];
    }
    if (told?.state === "paused" && told.why !== "") {
      return [`❚❚ ${told.why}`, ""];
    }
    return ["", ""];
  }
}

import { el } from "../base/dom";
import { count, unlessNone } from "../base/figures";
import type { Clock } from "./clock";
import { placeNames } from "./lanes/model";
import { Pace } from "./pace";
import { statusLabel } from "./phases";
import type { Player } from "./player";
import type { OpenStep } from "./state";
import { channelState, countUnits, openSteps, security, siteState, spanAt, STATUSES, unitState, wordOf } from "./state";
import { countAt, type Count, statesOver } from "./condition";
import type { StateRow } from "./table";
import { StateTable } from "./table";
import type { Replay } from "./types";

/** How often the tables are told anew, in milliseconds, while the replay plays: more often could not be read. */
const PLAYING = 250;

/** How often while the playhead is dragged. */
const DRAGGED = 120;

/** How many steps of streams are listed: there may be thousands of calls. */
const MOST_STEPS = 30;

/** The state at the playhead as text: what lanes and map show, for those who do not see them, and to the last figure. */
export class Panel {
  readonly element: HTMLElement;
  private readonly heading = el("h3", { class: "state-at" });
  private readonly units: StateTable;
  private readonly steps: StateTable;
  private readonly conditions: StateTable;
  private readonly channels: StateTable;
  private readonly sites: StateTable;
  private readonly whereabouts: StateTable;
  private readonly moreSteps = el("p", { class: "more-steps", hidden: "" });
  private readonly nothing = el("p", { class: "nothing-open" }, "Nothing is under way and nothing waits.");
  private readonly secured = el("p", { class: "secured" });
  private readonly places: (id: string) => string;
  private readonly counts: { of: string; title: string; states: { state: string; counts: Count[] }[] }[];
  private readonly pace = new Pace(() => this.tell(this.player.now));
  private asked = NaN;

  constructor(private readonly replay: Replay, private readonly player: Player, private readonly clock: Clock) {
    this.places = placeNames(replay);
    this.counts = replay.conditions.map((condition) => {
      const over = statesOver(replay, condition);
      return {
        of: wordOf(replay, condition.of), title: wordOf(replay, condition.title),
        states: condition.states.map((state, i) => ({ state: wordOf(replay, state), counts: over[i] ?? [] })),
      };
    });
    this.units = new StateTable("units", "Units", [
      { title: "Agency" }, { title: "Units", number: true },
      ...STATUSES.map((status) => ({ title: statusLabel(status), number: true })),
    ]);
    this.steps = new StateTable("steps", "Under way and waiting", [
      { title: "Step" }, { title: "Incident" }, { title: "Status" }, { title: "Since", number: true }, { title: "What" },
    ]);
    this.conditions = new StateTable("conditions", "Conditions", [{ title: "Incident" }, { title: "State" }, { title: "How many", number: true }]);
    this.channels = new StateTable("channels", "Channels", [
      { title: "Channel" }, { title: "Status" }, { title: "On air", number: true }, { title: "Capacity", number: true }, { title: "Queued", number: true },
    ]);
    this.sites = new StateTable("sites", "Protected sites", [
      { title: "Site" }, { title: "Posture" }, { title: "Since", number: true }, { title: "Ordered into" }, { title: "People", number: true },
    ]);
    this.whereabouts = new StateTable("places", "Who is where", [{ title: "Place" }, { title: "Units" }]);
    this.element = el("div", { class: "state-panel" }, this.heading, ...this.parts());
  }

  private parts(): HTMLElement[] {
    const part = (n: number, name: string, ...content: HTMLElement[]): HTMLElement[] =>
      n === 0 ? [] : [el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": name }, ...content)];
    return [
      ...part(this.replay.units.length, "Units at the playhead", this.units.element),
      ...part(this.replay.steps.length, "Steps at the playhead", this.steps.element, this.nothing, this.moreSteps),
      ...part(this.replay.conditions.length, "Conditions at the playhead", this.conditions.element),
      ...part(this.replay.channels.length, "Channels at the playhead", this.channels.element),
      ...part(this.replay.sites.length, "Sites at the playhead", this.sites.element, this.secured),
      ...part(this.replay.units.length, "Places at the playhead", this.whereabouts.element),
    ];
  }

  /** Tells the state at the playhead: at once when it has been at rest, and else now and then. */
  move(): void {
    if (this.asked !== this.player.now) {
      this.asked = this.player.now;
      this.pace.ask(this.player.playing ? PLAYING : DRAGGED);
    }
  }

  private tell(t: number): void {
    this.heading.textContent = `At ${this.clock.both(t)}`;
    this.tellUnits(t);
    this.tellSteps(t);
    this.conditions.update(this.counts.flatMap(({ of, title, states }) => states.map(({ state, counts }) => row(
      `${of} ${state}`, { "data-condition": of, "data-state": state }, [title], [state], [unlessNone(countAt(counts, t)), true],
    ))));
    this.channels.update(this.replay.channels.map((channel) => {
      const { status, onAir, queued, capacity } = channelState(this.replay, spanAt(channel.spans, t));
      return row(channel.id, { "data-channel": channel.id }, [channel.name], [status], [unlessNone(onAir), true], [count(capacity), true], [unlessNone(queued), true]);
    }));
    this.tellSites(t);
    this.whereabouts.update(this.occupants(t));
  }

  private tellUnits(t: number): void {
    const counts = countUnits(this.replay, t);
    const rows = this.replay.agencies.flatMap((agency, i): StateRow[] => {
      const numbers = counts[i] ?? [];
      const total = numbers.reduce((sum, n) => sum + n, 0);
      return total === 0 ? [] : [{
        key: agency.id, data: { "data-agency": agency.id },
        cells: [{ text: agency.name }, { text: count(total), number: true }, ...STATUSES.map((status, k) => ({
          text: unlessNone(numbers[k] ?? 0), number: true, data: { "data-status": status },
        }))],
      }];
    });
    this.units.update(rows);
    this.units.dropEmpty(rows, 2);
  }

  private tellSteps(t: number): void {
    const open = openSteps(this.replay, t);
    let ofStreams = 0;
    const listed = open.filter((step) => !step.incident.includes("#") || ++ofStreams <= MOST_STEPS);
    const several = this.replay.incidents.length > 1;
    const rows = listed.map((step) => this.step(step, several, t));
    this.steps.update(rows);
    this.steps.dropEmpty(rows, 1);
    this.steps.element.hidden = rows.length === 0;
    this.nothing.hidden = rows.length > 0;
    this.moreSteps.hidden = listed.length === open.length;
    this.moreSteps.textContent = `Of streams there are ${open.length - listed.length} more.`;
  }

  private step(step: OpenStep, several: boolean, t: number): StateRow {
    return row(
      `${step.incident} ${step.id}`, { "data-incident": step.incident, "data-step": step.id },
      [step.text || step.id], [several ? step.incident : ""], [step.status], [this.clock.at(step.since, this.clock.day(t)), true], [step.what],
    );
  }

  private tellSites(t: number): void {
    const states = this.replay.sites.map((site) => siteState(this.replay, spanAt(site.spans, t)));
    const rows = this.replay.sites.map((site, i) => {
      const state = states[i] ?? { posture: "normal", ordered: "", since: t };
      return row(
        site.id, { "data-site": site.id }, [site.name], [state.posture], [this.clock.at(state.since, this.clock.day(t)), true],
        [state.ordered], [count(site.people), true],
      );
    });
    this.sites.update(rows);
    this.sites.dropEmpty(rows, 3);
    const secured = states.filter((state) => security(state) === "secured").length;
    this.secured.textContent = `${secured} of ${states.length} secured`;
  }

  /** Where the units are that do something, and how many do nothing there. */
  private occupants(t: number): StateRow[] {
    const at = new Map<string, { names: string[]; free: number }>();
    for (const unit of this.replay.units) {
      const state = unitState(this.replay, spanAt(unit.spans, t));
      const key = state.to ? `to ${state.to}` : state.place;
      if (key === "" || state.status === "off-duty") {
        continue;
      }
      const there = at.get(key) ?? { names: [], free: 0 };
      at.set(key, there);
      if (state.status === "available") {
        there.free++;
      } else {
        there.names.push(unit.name);
      }
    }
    const title = (key: string): string => (key.startsWith("to ") ? `On the way to ${this.places(key.slice(3))}` : this.places(key));
    return [...at].filter(([, { names }]) => names.length > 0).map(([key, { names, free }]) => {
      const more = free > 0 ? [`${free} available`] : [];
      return row(key, { "data-place": key }, [title(key)], [[...names, ...more].join(", ")]);
    });
  }
}

function row(key: string, data: Record<string, string>, ...cells: [text: string, number?: boolean][]): StateRow {
  return { key, data, cells: cells.map(([text, number]) => ({ text, number: number ?? false })) };
}

import { copyButton } from "../base/links";
import { el, fill } from "../base/dom";
import { length } from "../base/figures";
import type { Clock } from "./clock";
import type { Row, Told } from "./lanes/model";
import type { Records, TimelineRecord } from "./records";
import { instantOf } from "./records";
import { othersAt, unitsAt } from "./selection";
import { stateAt } from "./condition";
import { spanAt, unitState, wordOf } from "./state";
import type { Replay, Unit } from "./types";

/** How many things are told of what came before, and after. */
const MOST = 4;

/** What the details lead to. */
interface Leads {
  /** Goes to an instant of the row that is shown. */
  seek(t: number): void;
  choose(record: TimelineRecord): void;
  close(): void;
}

/** Says of a row at an instant all that is known: what is done, why, what came before and after, and who else is at it. */
export class Details {
  readonly element = el("aside", { class: "details", "aria-label": "Details", hidden: "" });
  private readonly title = el("h3", { tabindex: "-1" });

  constructor(
    private readonly replay: Replay, private readonly records: Records, private readonly clock: Clock, private readonly leads: Leads,
  ) {
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.close();
      }
    });
  }

  show(row: Row, t: number): void {
    const told = row.tell(t);
    const record = this.records.get(told.seq ?? -1);
    this.title.textContent = row.label;
    fill(
      this.element, el("div", { class: "details-head" }, this.title, this.button("×", () => this.close(), "Close the details")),
      el("p", { class: "details-of" }, [...this.about(row), `at ${this.clock.at(t)}`].join(" · ")),
      el("p", {}, el("strong", {}, told.words || "nothing is done"), ` for ${length((told.to - told.from) / 1000)}, ${this.clock.at(told.from)}–${this.clock.at(told.to)}`),
      ...this.condition(row, record, t), ...this.cause(record),
      ...this.list("Before", before(row, told, this.replay)), ...this.list("After", after(row, told, this.replay)),
      ...this.others(row, t), this.steps(record),
      copyButton("Copy link", () => ({ t: this.clock.link(t), line: row.key, ...(this.replay.id ? { variant: this.replay.id } : {}) })),
    );
    this.element.hidden = false;
  }

  focus(): void {
    this.title.focus({ preventScroll: true });
  }

  close(): void {
    this.element.hidden = true;
    this.leads.close();
  }

  private about(row: Row): string[] {
    const unit = this.unit(row);
    return unit ? [this.replay.agencies[unit.agency]?.name ?? "", this.replay.kinds[unit.kind] ?? ""].filter((text) => text !== "") : [];
  }

  private unit(row: Row): Unit | undefined {
    return this.replay.units.find((unit) => row.key === `unit ${unit.id}`);
  }

  /** In which state the incident is that this is part of. */
  private condition(row: Row, record: TimelineRecord | undefined, t: number): HTMLElement[] {
    const unit = this.unit(row);
    const incident = unit ? unitState(this.replay, spanAt(unit.spans, t)).incident : record?.incident ?? /^step (\S+)/.exec(row.key)?.[1];
    const is = incident === undefined ? undefined : stateAt(this.replay, incident, t);
    return is ? [el("p", {}, `${incident ?? ""} is `, el("strong", {}, is.state), ` since ${this.clock.at(is.since)}`)] : [];
  }

  /** What led to the record that began this: of what followed from each other at its instant, what came first. */
  private cause(record: TimelineRecord | undefined): HTMLElement[] {
    const cause = record && this.records.reason(record);
    return cause ? [el("h4", {}, "Because"), el("p", {}, this.link(cause))] : [];
  }

  private list(title: string, told: Told[]): HTMLElement[] {
    const item = (one: Told): HTMLElement =>
      el("li", {}, this.button(`${this.clock.at(one.from)} ${one.words}`, () => this.leads.seek(one.from), undefined, "line"));
    return told.length === 0 ? [] : [el("h4", {}, title), el("ol", {}, ...told.map(item))];
  }

  private others(row: Row, t: number): HTMLElement[] {
    const unit = this.unit(row);
    const step = this.replay.steps.find((one) => row.key === `step ${wordOf(this.replay, one.incident)} ${wordOf(this.replay, one.id)}`);
    const units = unit ? othersAt(this.replay, unit, t)
      : step ? unitsAt(this.replay, wordOf(this.replay, step.incident), wordOf(this.replay, step.id), t)
      : [];
    return units.length === 0 ? [] : [el("h4", {}, unit ? "Who else" : "Who"), el("p", {}, units.map(({ name }) => name).join(", "))];
  }

  /** The buttons that go along causes. */
  private steps(record: TimelineRecord | undefined): HTMLElement | null {
    const cause = record && this.records.get(record.cause);
    const effect = record && this.records.effects(record.seq)[0];
    return el(
      "span", { class: "details-steps" },
      cause && cause !== record ? this.button("◂ Cause", () => this.leads.choose(cause)) : null,
      effect ? this.button("Effect ▸", () => this.leads.choose(effect)) : null,
    );
  }

  private link(record: TimelineRecord): HTMLElement {
    return this.button(`${this.clock.at(instantOf(record))} ${record.text}`, () => this.leads.choose(record), undefined, "line");
  }

  private button(text: string, act: () => void, name?: string, look = ""): HTMLElement {
    const button = el("button", { type: "button", class: look, ...(name ? { "aria-label": name } : {}) }, text);
    button.addEventListener("click", act);
    return button;
  }
}

function before(row: Row, told: Told, replay: Replay): Told[] {
  const list: Told[] = [];
  for (let t = told.from; t > replay.from && list.length < MOST;) {
    const one = row.tell(t - 1);
    list.unshift(one);
    t = one.from;
  }
  return list.filter(({ words }) => words !== "");
}

function after(row: Row, told: Told, replay: Replay): Told[] {
  const list: Told[] = [];
  for (let t = told.to; t < replay.to && list.length < MOST;) {
    const one = row.tell(t);
    list.push(one);
    t = one.to;
  }
  return list.filter(({ words }) => words !== "");
}

import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { lineOf, SIGNS, TONES } from "../exercise/lines";
import type { Decision, Line, OwnOrder } from "../exercise/model";
import { Part } from "../exercise/part";
import type { RoomClock } from "../exercise/roomclock";
import { since } from "../exercise/since";

/** Which lines are shown. */
const FILTERS: Record<string, (line: Line) => boolean> = {
  "All": () => true,
  "To you": ({ kind }) => kind === "heard" || kind === "inject" || kind === "told",
  "From the scene": ({ kind }) => kind === "seen",
  "Yours": ({ kind }) => kind === "ordered" || kind === "decided" || kind === "sent" || kind === "note",
};

/** What a role has heard, seen, said and done, the newest first. */
export class Heard {
  readonly element = el("section");
  private readonly open = el("div", { class: "open-ones" });
  private readonly own = el("ol", { class: "lines own" });
  private readonly list = el("ol", { class: "lines" });
  private readonly filters: HTMLElement;
  private readonly under = new Part((orders: OwnOrder[]) => {
    fill(this.own, ...orders.map(({ mine, id, text, at, said, since: from, tone, undo }) => el(
      "li", { "data-order": id },
      el("span", { class: "about" }, `${this.clock.text(at)} · you ordered · `, el("span", { class: TONES[tone] }, `${SIGNS[tone]}${said} `, since(from))),
      el("span", { class: "said" }, text), undo ? deed("↶ Undo", () => this.undo(mine), "undo") : null,
    )).reverse());
  });
  private lines: Line[] = [];
  private filter = "All";
  private last = -1; // the number of the last line that was read
  private shown = "";

  constructor(private readonly clock: RoomClock, private readonly undo: (mine: number) => void, private readonly answer: () => void) {
    const chips = Object.keys(FILTERS).map((name) => {
      const chip = deed(name, () => {
        this.filter = name;
        chips.forEach((each) => each.setAttribute("aria-pressed", String(each === chip)));
        this.render();
      });
      chip.setAttribute("aria-pressed", String(name === this.filter));
      return chip;
    });
    this.filters = el("div", { class: "chips", role: "group", "aria-label": "Which lines" }, ...chips);
    fill(this.element, el("h2", {}, "Heard and sent"), this.open, this.own, this.filters, this.list);
  }

  get unread(): number {
    return this.lines.filter(({ n, kind }) => n > this.last && isNews(kind)).length;
  }

  /** Takes all lines; the texts of those that are new. */
  show(lines: Line[]): string[] {
    const before = Math.max(-1, ...this.lines.map(({ n }) => n));
    this.lines = lines;
    this.render();
    return lines.filter(({ n, kind }) => n > before && isNews(kind)).map(({ from, text }) => `${from}: ${text}`);
  }

  /** Shows one's own orders that are not over, and what has become of them, the newest first. */
  orders(orders: OwnOrder[]): void {
    this.under.show(orders.filter(({ state, undo }) => undo || !["done", "stopped", "undone"].includes(state)));
  }

  /** Notes that all of it is on the screen. */
  read(): void {
    this.last = Math.max(-1, ...this.lines.map(({ n }) => n));
  }

  /** Says above the lines that decisions are open. */
  bar(decisions: Decision[]): void {
    fill(this.open, ...decisions.map(({ title, since: at }) => el(
      "div", { class: "band" }, el("div", {}, el("strong", {}, `◆ ${title}`), el("span", {}, "open ", since(at))), deed("Answer", this.answer),
    )));
  }

  private render(): void {
    const fits = FILTERS[this.filter];
    const lines = this.lines.filter((line) => fits?.(line) ?? true);
    const text = JSON.stringify([lines, this.last]);
    if (text !== this.shown) {
      this.shown = text;
      fill(this.list, ...lines.map((line) => lineOf(line, this.clock, line.n > this.last && isNews(line.kind), this.undo)).reverse());
    }
  }
}

/** Whether a line tells something that its reader has not done himself. */
function isNews(kind: Line["kind"]): boolean {
  return kind === "heard" || kind === "seen" || kind === "inject" || kind === "told";
}

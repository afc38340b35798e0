import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import type { ClockTold, ControlView, Decided, Inject } from "../exercise/model";
import type { RoomClock } from "../exercise/roomclock";
import { since } from "../exercise/since";
import { lasting } from "../exercise/times";

/** The open decisions of roles that people play, the longest open first. */
export function openOnes(decisions: Decided[]): Decided[] {
  return decisions.filter(({ open, played, given }) => open && played && given === "").sort((a, b) => a.since - b.since);
}

/** The inject that goes next by itself, if one does. */
export function nextInject(injects: Inject[]): Inject | undefined {
  return injects.filter(({ state, due }) => state === "planned" && due >= 0).sort((a, b) => a.due - b.due)[0];
}

/** The one bar that says what waits for a person, or else what comes next. It is never empty. */
export class Thread {
  readonly element = el("section", { class: "thread", "aria-label": "What waits, or comes next" });
  private shown = "";

  constructor(private readonly clock: RoomClock, private readonly nudge: (decision: Decided) => void, private readonly answer: (decision: Decided) => void, private readonly retry: () => void, private readonly ending: () => void) {}

  tick(view: ControlView): void {
    const told = this.clock.state;
    const [open, ...more] = openOnes(view.decisions);
    const next = nextInject(view.injects);
    const key = JSON.stringify([told?.state, told?.why, open, more.length, next?.id, next && lasting(next.due - this.clock.now), view.entries, view.ending === null, view.untold]);
    if (key !== this.shown) {
      this.shown = key;
      this.element.classList.toggle("yours", open !== undefined);
      fill(this.element, ...this.parts(view, told, open, more.length, next));
    }
  }

  private parts(view: ControlView, told: ClockTold | null, open: Decided | undefined, more: number, next: Inject | undefined): HTMLElement[] {
    if (told?.state === "stopped") {
      return [says("■", `Nothing after entry ${view.entries} is kept, so the clock stands and no page takes entries.`, `${told.why} Every page says so.`), deed("Try again", this.retry, "main")];
    }
    if (told?.state === "ended") {
      return [says("■", `The exercise ended at ${this.clock.text()}.`, view.untold !== "" ? `Not all of what came of it can be told: ${view.untold}` : view.ending === null ? "What came of it is being worked out." : ""), deed("What came of it", this.ending, "main", "E")];
    }
    if (open) {
      return [
        says("◆", el("span", {}, `${open.roleTitle}: ${open.title} `, el("b", {}, "open ", since(open.since))), `${open.usual === "" ? "" : `The plan takes ${open.usual}.`}${more > 0 ? ` ${more} more open.` : ""}`),
        deed("Nudge", () => this.nudge(open), "", "N"), deed("Answer for them…", () => this.answer(open), "", "D"),
      ];
    }
    if (next) {
      return [says("▶", `Next inject in ${lasting(next.due - this.clock.now)}: ${next.title}`, `${next.from} → ${next.to.join(", ")}, ${next.means}. It goes by itself.`)];
    }
    return [says("○", "Nothing waits for a person, and no inject is due.", "")];
  }
}

function says(sign: string, what: Node | string, more: string): HTMLElement {
  return el("div", { class: "says" }, el("span", { class: "sign", "aria-hidden": "true" }, sign), el("div", {}, el("strong", {}, what), el("span", { class: "aside" }, more)));
}

import { button, deed } from "../base/button";
import { el, fill } from "../base/dom";
import { Dialog } from "../exercise/dialog";
import type { ControlView } from "../exercise/model";
import { Part } from "../exercise/part";
import type { RoomClock } from "../exercise/roomclock";
import type { Do } from "./doing";

/** What the clock can be brought to. */
const JUMPS = { event: "event", inject: "inject", decision: "decision" };

/** The clock's buttons: run and pause, how fast, to where, and the end. */
export class ClockBar {
  readonly element = el("div", { class: "clockbar" });
  private readonly toggle = button("", "Space");
  private readonly word = el("span");
  private readonly speeds = el("div", { class: "speeds", role: "group", "aria-label": "Pace" });
  private readonly why = el("span", { class: "aside" });
  private speed = 1;
  private can: ControlView["can"] = { speeds: [1], faster: "", jump: "" };

  private readonly paces = new Part(({ can, speed }: { can: ControlView["can"]; speed: number }) => {
    fill(this.speeds, ...can.speeds.map((each) => this.pace(each, speed, can.faster)));
    this.jumps.forEach((jump) => (jump.disabled = can.jump !== ""));
    this.why.textContent = can.faster === "" && can.jump === "" ? "" : `faster, and jumps: ${can.faster || can.jump}`;
  });
  private readonly jumps: HTMLButtonElement[];

  constructor(private readonly clock: RoomClock, private readonly does: Do) {
    this.toggle.className = "main";
    this.toggle.prepend(this.word);
    this.toggle.addEventListener("click", () => this.press());
    this.jumps = Object.entries(JUMPS).map(([to, name]) => deed(name, () => void does("/clock", { do: "jump", to })));
    fill(
      this.element, this.toggle, this.speeds,
      el("div", { class: "jumps", role: "group", "aria-label": "Jump to the next" }, el("span", { class: "aside", "aria-hidden": "true" }, "to the next"), ...this.jumps), this.why, deed("End…", () => this.end()),
    );
  }

  show(can: ControlView["can"]): void {
    this.can = can;
    this.tick(true);
  }

  /** Says what the button does now. */
  tick(live: boolean): void {
    const told = this.clock.state;
    this.speed = told?.speed ?? 1;
    const ended = told?.state === "ended" || told?.state === "stopped";
    this.toggle.disabled = !live || ended || told?.state === "waits";
    const text = this.goes ? "❚❚ Pause" : `▶ Go on at ×${this.speed}`;
    if (this.word.textContent !== text) {
      this.word.textContent = text;
    }
    this.paces.show({ can: this.can, speed: this.speed });
  }

  /** Runs or pauses. */
  press(): void {
    if (!this.toggle.disabled) {
      void this.does("/clock", this.goes ? { do: "pause" } : { do: "run", speed: this.speed || 1 });
    }
  }

  /** Whether the clock goes, or will by itself as soon as somebody has decided. */
  private get goes(): boolean {
    return this.clock.runs || this.clock.state?.state === "stands";
  }

  private pace(speed: number, now: number, why: string): HTMLButtonElement {
    const made = deed(`×${speed}`, () => void this.does("/clock", { do: "run", speed }));
    made.disabled = speed > 1 && why !== "";
    made.setAttribute("aria-pressed", String(speed === now));
    return made;
  }

  private end(): void {
    const dialog = new Dialog(
      `End the exercise at ${this.clock.text()}?`,
      el("p", {}, "The run ends here, and nothing starts it again: no role and no inject goes on. What has been done stays in the journal, and the report is made of it."),
    );
    dialog.show(deed("Keep going", () => dialog.close(), "", "Esc"), deed(`End at ${this.clock.text()}`, () => {
      void dialog.ends(this.does("/clock", { do: "end" }));
    }, "costly"));
  }
}

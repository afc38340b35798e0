import { el, fill } from "../../base/dom";
import type { Clock } from "../clock";
import type { Line } from "./model";

/** Says what a line does at an instant, next to the pointer or to the row that keys have reached. */
export class Tip {
  readonly element = el("p", { class: "lanes-tip", role: "status", hidden: "" });

  constructor(private readonly clock: Clock) {}

  show(line: Line | undefined, t: number, within: HTMLElement, x: number, y: number): void {
    if (!line || line.kind === "unused") {
      this.hide();
      return;
    }
    const { from, to, words } = line.row.tell(t);
    const times = `${this.clock.at(from)}–${this.clock.at(to)}`;
    fill(this.element, el("strong", {}, line.row.label), words === "" ? "" : ` ${words}, ${times}`);
    this.element.hidden = false;
    const box = within.getBoundingClientRect();
    const left = Math.max(0, Math.min(x - box.left + 12, box.width - this.element.offsetWidth - 4));
    this.element.style.transform = `translate(${left}px, ${y - box.top + 14}px)`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}

import { el } from "../../base/dom";
import type { Player } from "../player";
import type { TimeWindow } from "./window";

/** Shows other stretches of time, by buttons and keys. */
export class Looking {
  constructor(private readonly span: TimeWindow, private readonly player: Player) {}

  tools(): HTMLElement {
    const button = (text: string, name: string, key: string): HTMLElement => {
      const element = el("button", { type: "button", "aria-label": name, title: `${name} (${key})` }, text);
      element.addEventListener("click", () => this.look(key));
      return element;
    };
    return el(
      "div", { class: "lanes-tools", role: "group", "aria-label": "View of the lanes" },
      button("−", "Show more time", "-"), button("+", "Show less time", "+"), button("◂", "Show earlier times", "<"),
      button("▸", "Show later times", ">"), button("All", "Show all the time there is", "0"),
    );
  }

  /** Shows another stretch of time, as a key says; whether it is such a key. */
  look(key: string): boolean {
    const { from, to } = this.span;
    const around = Math.min(to, Math.max(from, this.player.now));
    switch (key) {
      case "+": case "=": this.span.zoom(0.5, around); return true;
      case "-": this.span.zoom(2, around); return true;
      case "<": this.span.pan((from - to) / 2); return true;
      case ">": this.span.pan((to - from) / 2); return true;
      case "0": this.span.showAll(); return true;
      default: return false;
    }
  }
}

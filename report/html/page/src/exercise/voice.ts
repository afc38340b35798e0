import { el } from "../base/dom";

/** How long messages are gathered, in milliseconds, before they are read out together. */
const GATHER = 3000;

/** What the page tells those who hear it: decisions at once, everything else politely and together. Nothing moves the focus. */
export class Voice {
  private readonly loud = el("p", { role: "alert" });
  private readonly quiet = el("p", { role: "status" });
  readonly element = el("div", { class: "unseen" }, this.loud, this.quiet);
  private waiting: string[] = [];

  /** Says something now. */
  call(text: string): void {
    this.loud.textContent = text;
  }

  /** Says something with what else there is soon. */
  mention(...texts: string[]): void {
    if (this.waiting.length === 0 && texts.length > 0) {
      window.setTimeout(() => {
        this.quiet.textContent = this.waiting.slice(-5).join(". ");
        this.waiting = [];
      }, GATHER);
    }
    this.waiting.push(...texts);
  }
}

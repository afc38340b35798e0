import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import type { OrderMade, Vocabulary } from "../exercise/model";
import { typed } from "./line";

/** How many words that can follow are shown. */
const MOST = 6;

/** The line in which an order is typed: Tab completes, ↑ has the last one again. What is typed is what the form below it shows. */
export class OrderLine {
  private readonly input = el("input", { type: "text", maxlength: "400", autocomplete: "off", spellcheck: "false", placeholder: "send 2 patrol to …", "data-choice": "line" });
  private readonly next = el("div", { class: "chips", role: "group", "aria-label": "What can follow" });
  readonly element = el("div", { class: "order-line" }, el("label", {}, el("span", { class: "aside" }, "Typed: Tab completes, ↑ the last order, Ctrl Enter gives it"), this.input), this.next);
  private may: Vocabulary = { incidents: [], words: [] };
  private last = "";

  constructor(private readonly made: (order: OrderMade | null) => void) {
    this.input.addEventListener("input", () => this.read());
    this.input.addEventListener("focus", () => this.offer());
    this.input.addEventListener("keydown", (event) => this.key(event));
  }

  show(may: Vocabulary): void {
    this.may = may;
    if (document.activeElement === this.input) {
      this.offer();
    }
  }

  focus(): void {
    this.input.focus();
  }

  /** What was typed was given, or is no more. */
  clear(): void {
    this.last = this.input.value.trim() === "" ? this.last : this.input.value;
    this.input.value = "";
    fill(this.next);
  }

  private read(): void {
    const { order } = typed(this.input.value, this.may);
    this.made(order);
    this.offer();
  }

  private offer(): void {
    const { next, from } = typed(this.input.value, this.may);
    fill(this.next, ...next.slice(0, MOST).map((name) => deed(name, () => this.complete(name, from))));
  }

  private complete(name: string, from: number): void {
    const before = this.input.value.slice(0, from);
    this.input.value = `${before}${before === "" || /\s$/.test(before) ? "" : " "}${name} `;
    this.input.focus();
    this.read();
  }

  private key(event: KeyboardEvent): void {
    const { next, from } = typed(this.input.value, this.may);
    if (event.key === "Tab" && !event.shiftKey && next[0] !== undefined && this.input.value !== "") {
      event.preventDefault();
      this.complete(next[0], from);
    } else if (event.key === "ArrowUp" && this.last !== "") {
      event.preventDefault();
      this.input.value = this.last;
      this.read();
    }
  }
}

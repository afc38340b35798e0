import { el, fill } from "../base/dom";
import type { Slider } from "./model";
import type { State } from "./state";
import { figure } from "./words";

/** How many figures are listed until somebody asks for all. */
const FEW = 6;

/** The list of figures, the most influential first, each with its slider. */
export class Sliders {
  readonly element = el("section", { "aria-labelledby": "figures-title" });
  private readonly all: Handle[];
  private readonly more = el("button", { class: "more", "aria-expanded": "false" });
  private readonly find = el("input", { type: "search", placeholder: "find", "aria-label": "Find a figure", "aria-keyshortcuts": "/" });
  private readonly none = el("p", { class: "none" }, "No figure is called that.");
  private open = false;

  constructor(sliders: Slider[], private readonly state: State) {
    this.all = sliders.map((slider) => new Handle(slider, state));
    this.more.addEventListener("click", () => {
      this.open = !this.open;
      this.list();
    });
    this.find.addEventListener("input", () => this.list());
    const title = el("h2", { id: "figures-title" }, "Figures");
    fill(
      this.element,
      el("div", { class: "head" }, title, el("span", { class: "aside" }, "most influential first"), this.find),
      ...(sliders.length === 0 ? [el("p", { class: "none" }, "The file has no assumed figure that can be moved.")] : []),
      ...this.all.map((handle) => handle.element),
      this.none,
      this.more,
    );
    this.list();
  }

  /** Puts the cursor where a figure is looked for. */
  look(): void {
    this.find.focus();
  }

  /** Shows the figures as they are wished now. */
  show(): void {
    this.all.forEach((handle) => handle.show());
    this.list();
  }

  private list(): void {
    const wanted = this.find.value.trim().toLowerCase();
    const found = this.all.filter((handle) => handle.matches(wanted));
    const shown = new Set(wanted !== "" || this.open ? found : found.filter((handle, i) => i < FEW || this.state.figure(handle.of.path) !== undefined));
    this.all.forEach((handle) => (handle.element.hidden = !shown.has(handle)));
    this.none.hidden = found.length > 0 || this.all.length === 0;
    this.more.hidden = wanted !== "" || this.all.length <= FEW;
    this.more.textContent = this.open ? "Fewer figures ▴" : `${this.all.length - shown.size} more assumed figures ▾`;
    this.more.setAttribute("aria-expanded", String(this.open));
  }
}

/** A figure with its slider, which stands at a number of steps from where the file has it. */
class Handle {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly now = el("output", { class: "now" });

  constructor(readonly of: Slider, private readonly state: State) {
    const id = `figure-${of.path}`;
    const steps = (length: number) => String(Math.max(0, Math.ceil(length / of.step - 1e-6)));
    this.input = el("input", { type: "range", id, step: "1", min: `-${steps(of.value - of.low)}`, max: steps(of.high - of.value), "aria-describedby": `${id}-was` });
    this.input.addEventListener("input", () => this.moved());
    this.input.addEventListener("keydown", (event) => this.key(event));
    const ends = of.ranged ? "range of the file" : "half to double";
    this.element = el(
      "div",
      { class: "slider" },
      el("label", { for: id }, of.drawn ? `${of.title}, median` : of.title),
      this.now,
      this.input,
      el(
        "div",
        { class: "ends", id: `${id}-was` },
        el("span", {}, figure(of.low, of)),
        el("span", {}, `was ${figure(of.value, of)}, assumed; ${ends}`),
        el("span", {}, figure(of.high, of)),
      ),
    );
    this.show();
  }

  matches(wanted: string): boolean {
    return this.of.title.toLowerCase().includes(wanted) || this.of.path.toLowerCase().includes(wanted);
  }

  show(): void {
    const { of } = this;
    const wished = this.state.figure(of.path);
    const value = wished ?? of.value;
    this.input.value = String(Math.round((value - of.value) / of.step));
    this.now.textContent = figure(value, of);
    this.input.setAttribute("aria-valuetext", figure(value, of));
    this.element.classList.toggle("changed", wished !== undefined);
  }

  private moved(): void {
    const { of } = this;
    const steps = Number(this.input.value);
    const value = Math.min(of.high, Math.max(of.low, of.value + steps * of.step));
    this.state.move(of.path, steps === 0 ? undefined : Number(value.toPrecision(12)));
  }

  /** With Shift an arrow goes ten steps at once. */
  private key(event: KeyboardEvent): void {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (way === undefined || !event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.input.value = String(Number(this.input.value) + way * 10);
    this.moved();
  }
}

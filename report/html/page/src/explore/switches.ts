import { el, fill } from "../base/dom";
import type { Decision, Scene, Switch } from "./model";
import type { State } from "./state";

/** The variants of the file, of which one can be on, and the decisions with their options. */
export class Switches {
  readonly element = el("section", { "aria-labelledby": "switches-title" });
  private readonly showing: (() => void)[] = [];

  constructor(scene: Scene, private readonly state: State) {
    fill(
      this.element,
      el("div", { class: "head" }, el("h2", { id: "switches-title" }, "Variants and decisions"), el("span", { class: "aside" }, "one variant at a time")),
      ...scene.variants.map((each) => this.switch(each)),
      ...scene.decisions.map((each, i) => this.decision(each, i)),
    );
    this.element.hidden = scene.variants.length + scene.decisions.length === 0;
    this.show();
  }

  /** Shows what is on now. */
  show(): void {
    this.showing.forEach((show) => show());
  }

  private switch(of: Switch): HTMLElement {
    const button = el("button", { class: "switch", role: "switch", "aria-checked": "false" }, el("span", { class: "knob", "aria-hidden": "true" }), of.title, of.luck ? " (luck, not a decision)" : "");
    button.addEventListener("click", () => this.state.switch(this.state.wish.variant === of.id ? "" : of.id));
    this.showing.push(() => button.setAttribute("aria-checked", String(this.state.wish.variant === of.id)));
    return button;
  }

  private decision(of: Decision, number: number): HTMLElement {
    const known = of.options.some((option) => option.id === of.default);
    const options = known ? of.options : [{ id: "", title: `as in the file: ${of.default}` }, ...of.options];
    const asWritten = known ? of.default : "";
    const buttons = options.map((option) => {
      const input = el("input", { type: "radio", name: `decision-${number}`, id: `decision-${number}-${option.id}`, value: option.id });
      input.addEventListener("change", () => this.state.decide(of.path, option.id === asWritten ? undefined : option.id));
      this.showing.push(() => (input.checked = (this.state.decision(of.path) ?? asWritten) === option.id));
      return el("label", { for: input.id }, input, el("span", {}, option.title));
    });
    return el("fieldset", {}, el("legend", {}, of.title), ...buttons);
  }
}

import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import type { Decision } from "../exercise/model";
import { since } from "../exercise/since";

/** A decision in two touches: an option, none of which is chosen, then the button that says it. */
export class Question {
  readonly element = el("article", { class: "decision" });
  readonly key: string;
  private readonly decide: HTMLButtonElement;
  private readonly problem = el("div", { role: "alert" });
  private chosen: { id: string; text: string } | null = null;

  constructor(private readonly asked: Decision, stands: boolean, at: string, answer: (option: string) => Promise<string>, later: () => void) {
    this.key = keyOf(asked);
    this.decide = deed("Choose one first", () => void this.send(answer), "main big");
    this.decide.disabled = true;
    const words = stands
      ? `The clock stands at ${at} until this is decided. Then it goes on, and the answer takes the usual time of such a decision.`
      : `Since ${at}. The clock goes on until you answer. Nobody answers for you.`;
    fill(
      this.element,
      el("div", { class: "heading" }, el("span", { class: "tag yours" }, "◆ Your decision"), el("span", { class: "open" }, stands ? "talk it over" : null, stands ? null : el("b", {}, since(asked.since)), stands ? null : " open")),
      el("h2", { class: "question" }, asked.title),
      el("p", { class: "aside" }, words),
      el("fieldset", { class: "options" }, el("legend", { class: "unseen" }, asked.title), ...asked.options.map((option) => this.option(option))),
      this.problem,
      asked.knows.length === 0 ? null : el("div", { class: "card" }, el("h3", { class: "aside" }, "What you know"), el("ul", {}, ...asked.knows.map((line) => el("li", {}, line)))),
      el("div", { class: "thumb" }, this.decide, deed("Not yet: look at what was heard", later, "link")),
    );
  }

  /** Says whether it can be sent. */
  show(live: boolean, given: string): void {
    const answered = this.asked.options.find(({ id }) => id === given);
    this.decide.disabled = !live || this.chosen === null || answered !== undefined;
    this.decide.textContent = answered ? `✓ Decided: ${answered.text}` : this.chosen === null ? "Choose one first" : live ? `Decide: ${this.chosen.text}` : "Decide: no connection";
  }

  private option(option: { id: string; text: string }): HTMLElement {
    const input = el("input", { type: "radio", name: this.key, value: option.id });
    input.addEventListener("change", () => {
      this.chosen = option;
      this.show(true, "");
    });
    return el("label", { class: "option" }, input, option.text);
  }

  private async send(answer: (option: string) => Promise<string>): Promise<void> {
    if (this.chosen) {
      this.decide.disabled = true;
      const problem = await answer(this.chosen.id);
      fill(this.problem, problem === "" ? null : el("div", { class: "card bad" }, el("b", { class: "bad" }, "✕ Not decided. Nothing was written."), problem));
    }
  }
}

/** What tells a decision from others. */
export function keyOf({ incident, step }: Decision): string {
  return `${incident} ${step}`;
}

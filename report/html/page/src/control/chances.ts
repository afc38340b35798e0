import { el, fill } from "../base/dom";
import { share } from "../base/figures";
import type { Chance, Chances as Told, Task } from "../exercise/model";
import { Part } from "../exercise/part";

/** The chances of each target from now, with their intervals and what they suppose. */
export class Chances {
  readonly element = el("section", { class: "chances", "aria-label": "Objectives from now" });

  private readonly part = new Part(({ told, lost }: { told: Told | null; lost: Lost[] }) => {
    const { futures, done, list, supposes, problem } = told ?? { futures: 0, done: false, list: [], supposes: "", problem: "" };
    fill(
      this.element,
      el("div", { class: "heading" }, el("h2", {}, "Objectives from now"), el("span", { class: "aside" }, futures === 0 ? "… the first futures are being made" : `${futures.toLocaleString("en")} futures${done ? ", done" : " …"}`)),
      problem === "" ? null : el("p", { class: "problem" }, problem), el("ul", {}, ...list.map((of) => chance(of, lost.find(({ id }) => id === of.id)))), el("p", { class: "aside" }, supposes),
    );
  });

  show(told: Told | null, tasks: Task[]): void {
    this.part.show({ told, lost: tasks.filter(({ state }) => state === "lost").map(({ id, said, why }) => ({ id, said, why })) });
  }
}

/** A task that has no chance any more, and why where that is known. */
type Lost = Pick<Task, "id" | "said" | "why">;

function chance({ title, limit, share: p, low, high, alike, none, since }: Chance, lost: Lost | undefined): HTMLElement {
  if (lost) {
    return el("li", {}, el("div", { class: "heading" }, el("span", {}, title, el("span", { class: "aside" }, ` ${limit}`)), el("b", { class: "bad" }, `✕ ${lost.said}`)), lost.why === "" ? null : el("span", { class: "aside" }, lost.why));
  }
  if (none) {
    return el("li", {}, title, el("span", { class: "aside" }, ` ${limit}: is called for in no future`));
  }
  const range = el("span", { class: "range" });
  range.style.left = `${low * 100}%`;
  range.style.width = `${Math.max(1, (high - low) * 100)}%`;
  const mark = el("span", { class: "mark" });
  mark.style.left = `${p * 100}%`;
  return el(
    "li", {},
    el("div", { class: "heading" }, el("span", {}, title, el("span", { class: "aside" }, ` ${limit}`)), el("b", {}, share(p), alike ? el("span", { class: "aside" }, " in all") : null)),
    since === null ? null : el("span", { class: since.told ? (since.points < 0 ? "bad" : "good") : "aside" }, since.told ? `${since.points < 0 ? "▼" : "▲"} ${Math.abs(Math.round(since.points))} points by ${since.of}` : `= no difference to be told by ${since.of}`),
    el("div", { class: "bar", "aria-hidden": "true" }, range, mark), el("span", { class: "unseen" }, `between ${share(low)} and ${share(high)}`),
  );
}

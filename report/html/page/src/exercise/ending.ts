import { el, fill } from "../base/dom";
import { length, NONE, written } from "../base/figures";
import type { Ending, EndingChoice, EndingTask } from "./model";
import { Part } from "./part";

const SVG = "http://www.w3.org/2000/svg";

/** How high the hump of runs is drawn, in parts of its own. */
const HEIGHT = 100;

/** What came of an exercise: limits, the team beside runs of the plan, decisions that mattered, what was planned and conducted. */
export class EndingPage {
  readonly element = el("section", { class: "ending", "aria-labelledby": "ending-title", tabindex: "0", hidden: "" });
  private readonly told = el("div", { class: "ending-told" });

  private readonly part = new Part((ending: Ending) => fill(
    this.told,
    el("div", { class: "ending-head" }, el("div", {}, el("p", { class: "aside" }, ending.about), el("h2", { id: "ending-title" }, ending.headline)), el("ul", {}, ...ending.tasks.map(verdict))),
    el("section", { class: "beside", "aria-labelledby": "ending-beside" },
      el("div", { class: "heading" }, el("h3", { id: "ending-beside" }, "The team beside the plan"), legend(ending.runs)),
      ...ending.tasks.filter(({ shares }) => shares.length > 0).map((task) => beside(task, ending.runs)),
      el("p", { class: "aside" }, `Places are among ${ending.runs.toLocaleString("en")} runs of the plan, the best first. From the middle of the hump to ◇ is luck; from ◇ to ● is the team. One run shows what was done, not how good a team is.`)),
    el("div", { class: "ending-right" },
      el("section", { "aria-labelledby": "ending-choices" }, el("h3", { id: "ending-choices" }, "Decisions that mattered"), el("p", { class: "aside" }, ending.futures === 0
        ? "Futures from the moment of each are not told yet."
        : `${ending.futures} futures from the moment of each, with it and with what could have been instead, of the same luck; later entries left out in both.`),
      ending.futures > 0 && ending.choices.length === 0 ? el("p", {}, "Nobody has decided or ordered anything.") : null, el("ol", {}, ...ending.choices.map(choice))),
      el("section", { "aria-labelledby": "ending-conducted" }, el("h3", { id: "ending-conducted" }, "Planned and conducted"), el("ul", {}, ...ending.conducted.map((line) => el("li", {}, line)), open(ending.open)))),
  ));

  /** below is what stands under what is told. */
  constructor(...below: HTMLElement[]) {
    fill(this.element, this.told, ...below);
  }

  /** Whether there is something to be shown. */
  get known(): boolean {
    return this.told.childElementCount > 0;
  }

  show(ending: Ending | null): void {
    if (ending === null) {
      fill(this.told);
    } else {
      this.part.show(ending);
    }
  }
}

function open(ratings: number): HTMLElement {
  return ratings === 0 ? el("li", {}, "Every objective is rated.") : el("li", { class: "yours" }, `◆ ${ratings === 1 ? "1 objective is" : `${ratings} objectives are`} not rated: the report says so`);
}

const SIGNS: Record<EndingTask["state"], [sign: string, look: string]> = {
  "within": ["✓", "good"], "beyond": ["✕", "bad"], "undone": ["✕", "bad"], "not-called-for": ["○", "aside"], "unjudged": ["○", "aside"],
};

/** A task with its sign, what it came to and its limit. */
function verdict({ title, state, team, unit, said, limit }: EndingTask): HTMLElement {
  const [sign, look] = SIGNS[state];
  return el("li", {}, el("span", { class: look }, `${sign} `), `${title} `, el("b", {}, team === null ? said : written(team, unit)), el("span", { class: "aside" }, ` ${limit}`));
}

function legend(runs: number): HTMLElement {
  return el("span", { class: "aside" }, `▲ ${runs.toLocaleString("en")} runs of the plan · ◇ the plan with your luck · `, el("span", { class: "accent" }, "●"), " your team · ┆ limit");
}

/** A task: the hump of what runs of the plan came to, and in it the plan with the team's luck and the team. */
function beside(task: EndingTask, runs: number): HTMLElement {
  const { title, unit, team, plan, teamPlace, planPlace } = task;
  const [text, look] = against(task);
  return el(
    "article", { class: "spread" },
    el("div", {}, el("b", {}, title),
      el("span", {}, el("span", { class: "accent" }, "● "), el("b", {}, team === null ? task.said : written(team, unit)), team === null ? null : place(teamPlace)),
      el("span", {}, "◇ ", plan === null ? "not done" : written(plan, unit), place(planPlace)),
      el("span", { class: look }, text)),
    drawn(task, runs),
  );
}

function place(n: number): HTMLElement {
  return el("span", { class: "aside" }, n === 0 ? ` ${NONE}` : ` place ${n}`);
}

/** The team beside the plan with its luck, in words. */
function against({ team, plan, unit, against: is, teamPlace, planPlace }: EndingTask): [text: string, look: string] {
  if (team === null || plan === null || is === "") {
    return ["", "aside"];
  }
  if (is === "same") {
    return ["the same as the plan", "aside"];
  }
  const by = unit === "seconds" ? `${length(Math.abs(team - plan))} ${team > plan ? "later" : "sooner"}` : `${written(Math.abs(team - plan), unit)} ${team > plan ? "more" : "less"}`;
  const places = Math.abs(teamPlace - planPlace);
  return [`the team: ${by}, ${places === 1 ? "1 place" : `${places} places`} ${is === "worse" ? "further back" : "further ahead"}`, is === "worse" ? "bad" : "good"];
}

function drawn(task: EndingTask, runs: number): HTMLElement {
  const { from, width, shares, unit, team, plan, most, title } = task;
  const to = from + width * shares.length;
  const at = (value: number): string => `${((value - from) / (to - from)) * 100}%`;
  const highest = Math.max(...shares);
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${shares.length} ${HEIGHT}`);
  picture.setAttribute("preserveAspectRatio", "none");
  picture.setAttribute("aria-hidden", "true");
  const hump = document.createElementNS(SVG, "path");
  hump.setAttribute("d", `M0 ${HEIGHT}${shares.map((share, i) => `L${i + 0.5} ${HEIGHT - (share / highest) * HEIGHT}`).join("")}L${shares.length} ${HEIGHT}Z`);
  picture.append(hump);
  const mark = (look: string, left: string, ...children: (string | HTMLElement)[]): HTMLElement => {
    const made = el("span", { class: look }, ...children);
    made.style.left = left;
    return made;
  };
  const between = team === null || plan === null ? null : mark("between", at(Math.min(team, plan)));
  if (between) {
    between.style.width = `${(Math.abs((team ?? 0) - (plan ?? 0)) / (to - from)) * 100}%`;
  }
  return el(
    "div", { class: "drawn", role: "img", "aria-label": `${title}: ${runs} runs of the plan came to ${written(from, unit)} to ${written(to, unit)}` },
    el("div", { class: "hump" }, picture, most >= from && most <= to ? mark(most - from > 0.7 * (to - from) ? "limit left" : "limit", at(most), el("span", {}, `limit ${written(most, unit)}`)) : null, between,
      plan === null ? null : mark("plan", at(plan), "◇"), team === null ? null : mark("team", at(team), "●")),
    el("div", { class: "ticks" }, ...[from, (from + to) / 2, to].map((value) => el("span", {}, written(value, unit)))),
  );
}

function choice({ clock, who, what, instead, lines }: EndingChoice): HTMLElement {
  return el(
    "li", {},
    el("span", {}, el("span", { class: "aside" }, `${clock} ${who} `), el("b", {}, what), el("span", { class: "aside" }, ` · instead: ${instead}`)),
    ...(lines.length === 0 ? [el("span", { class: "aside" }, "= no difference to be told")] : lines.map((line) => el("span", {}, line))),
  );
}

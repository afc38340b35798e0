import { el } from "../../base/dom";
import { counted, length } from "../../base/figures";
import type { Clock } from "../clock";
import type { Parting, Replay } from "../types";
import type { Move, Only } from "./moves";
import { movesOf } from "./moves";
import { storyOfBoth } from "./stories";

/** How many of what moved, appeared or went are listed at first. */
const MOST = 8;

/** What it leads to: an instant, and a line of the replay there. */
type Leads = (t: number, line?: string) => void;

/** Says how a run differs from the one beside it: where they part, what moved, appeared or went, and the story of both. */
export function against(before: Replay, now: Replay, clock: Clock, leads: Leads): HTMLElement {
  const say = new Saying(clock, leads);
  const { moved, appeared, gone, unmoved } = movesOf(before, now);
  return el(
    "section", { class: "against", "aria-label": `${now.title}, against ${before.title}` },
    el("h3", {}, `${now.title}, against “${before.title}”, with the same luck`),
    before.id === "" ? say.parting(now.parting) : null,
    el("p", { class: "sums" }, [
      `${moved.length} moved`, `${appeared.length} appeared`, `${gone.length} gone`, `${unmoved} as they were`,
    ].join(" · ")),
    el(
      "div", { class: "lists" },
      say.list("Moved", moved.map((move) => say.move(move))),
      say.list("Appeared", appeared.map((only) => say.only(only))),
      say.list("Gone", gone.map((only) => say.only(only))),
    ),
    say.stories(before, now),
  );
}

class Saying {
  constructor(private readonly clock: Clock, private readonly leads: Leads) {}

  parting(parting: Parting | undefined): HTMLElement {
    if (!parting) {
      return el("p", { class: "parting" }, "The two are told alike, to the end.");
    }
    const { t, what, why, written } = parting;
    const parts = [
      what === "" ? "what is as written does not happen" : what, ...(why === "" ? [] : [`after “${why}”`]),
      ...(written === "" ? [] : [`as written: ${written}`]),
    ];
    return el("p", { class: "parting" }, this.button(`First divergence ${this.clock.at(t)}:`, t), ` ${parts.join("; ")}.`);
  }

  move({ key, label, what, before, now }: Move): HTMLElement {
    const by = `${length(Math.abs(now - before) / 1000)} ${now < before ? "sooner" : "later"}`;
    return el(
      "li", {}, this.button(`${label}: ${what}`, now, key), " ", el("strong", {}, by), `, ${this.clock.at(now)} instead of ${this.clock.at(before)}`,
    );
  }

  only({ key, label, from }: Only): HTMLElement {
    return el("li", {}, this.button(label, from, key), ` from ${this.clock.at(from)}`);
  }

  list(title: string, items: HTMLElement[]): HTMLElement | null {
    if (items.length === 0) {
      return null;
    }
    const more = items.slice(MOST);
    return el(
      "div", {}, el("h4", {}, title), el("ul", {}, ...items.slice(0, MOST)),
      more.length > 0 ? el("details", {}, el("summary", {}, `${more.length} more`), el("ul", {}, ...more)) : null,
    );
  }

  stories(before: Replay, now: Replay): HTMLElement | null {
    const lines = storyOfBoth(before, now);
    if (lines.length === 0) {
      return null;
    }
    const rows = lines.map(({ before: was, now: is, who, what }) => {
      const differs = was === undefined || is === undefined || Math.round(was / 1000) !== Math.round(is / 1000);
      return el(
        "tr", differs ? { class: "differs" } : {},
        el("td", {}, was === undefined ? "–" : this.clock.at(was)), el("td", {}, is === undefined ? "–" : this.button(this.clock.at(is), is)),
        el("td", {}, who), el("th", { scope: "row" }, what),
      );
    });
    const other = rows.filter((row) => row.className !== "").length;
    return el(
      "details", { class: "stories" }, el("summary", {}, `The story of both: ${counted(other, "line differs", "lines differ")} of ${rows.length}`),
      el(
        "div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "The story of both" },
        el(
          "table", {}, el("thead", {}, el("tr", {}, ...[before.title, now.title, "Who", "What"].map((head) => el("th", { scope: "col" }, head)))),
          el("tbody", {}, ...rows),
        ),
      ),
    );
  }

  private button(text: string, t: number, line?: string): HTMLElement {
    const button = el("button", { type: "button", class: "line" }, text);
    button.addEventListener("click", () => this.leads(t, line));
    return button;
  }
}

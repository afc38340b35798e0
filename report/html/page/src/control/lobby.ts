import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import type { ControlView, Role } from "../exercise/model";
import { Part } from "../exercise/part";
import { lasting } from "../exercise/times";
import { Code } from "./code";
import type { Do } from "./doing";

/** Roles that no people of the scenario play. */
const OTHERS: Record<string, string> = { controller: "a second controller", evaluator: "critical tasks, ratings, notes", display: "for a projector" };

type Shown = Pick<ControlView, "title" | "scenario" | "seed" | "run" | "file" | "pace" | "roles" | "shows"> & { ended: boolean };

/** Who joins as what: the roles, who is there, and the codes with which one joins. */
export class Lobby {
  readonly element: HTMLElement;
  private readonly title = el("p", { class: "aside" });
  private readonly start: HTMLButtonElement;
  private readonly table = el("tbody");
  private readonly missing = el("div", { class: "card", hidden: "" });
  private readonly code = new Code(() => this.render());
  private view: Shown | null = null;

  private readonly part = new Part(({ view, waits }: { view: Shown; waits: boolean }) => {
    this.view = view;
    this.start.hidden = !waits;
    this.title.textContent = `${view.title} · seed ${view.seed}, run ${view.run} · journal ${view.file}${waits ? " · not started: the clock stands" : ""}`;
    this.render();
  });

  constructor(private readonly does: Do) {
    this.start = deed("Start now", () => this.begin(), "main", "S");
    this.element = el(
      "section", { class: "lobby", "aria-labelledby": "lobby-title" },
      el("div", { class: "heading" }, el("div", {}, el("h2", { id: "lobby-title" }, "Who joins as what"), this.title), this.start),
      el("div", { class: "lobby-parts" },
        el("div", {}, el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Role"), el("th", { scope: "col" }, "Knows as"), el("th", { scope: "col" }, "Here"), el("th", { scope: "col" }, el("span", { class: "unseen" }, "Code")))), this.table), this.missing,
          el("p", { class: "aside" }, "A code is shown for one role at a time and hides itself after a minute: do not project it. Nothing is fetched from elsewhere.")),
        this.code.element),
    );
  }

  show(view: ControlView, waits: boolean): void {
    const { title, scenario, seed, run, file, pace, roles, shows, ending } = view;
    this.part.show({ view: { title, scenario, seed, run, file, pace, roles, shows, ended: ending !== null }, waits });
  }

  /** Starts all roles that somebody has joined, and the clock. */
  begin(): void {
    if (!this.start.hidden) {
      void this.does("/start", {}, "The exercise has begun.");
    }
  }

  private render(): void {
    const roles = this.view?.roles ?? [];
    fill(this.table, ...roles.map((role) => this.row(role)));
    const nobody = roles.filter(({ id, state }) => !(id in OTHERS) && state === "absent").map(({ title }) => title);
    this.missing.hidden = nobody.length === 0;
    fill(this.missing, el("b", { class: "yours" }, `○ Nobody plays ${nobody.join(", ")}. `), "Started now, what nobody plays takes the plan's defaults after the usual time; who joins later can be started then, and takes over what is open.");
  }

  private row(role: Role): HTMLElement {
    const { id, title, agency, decides, orders, state } = role;
    const may = id in OTHERS ? OTHERS[id] ?? "" : [decides.length > 0 ? `decides ${decides.length}` : "", orders.length > 0 ? `orders ${orders.join(", ")}` : "no orders", state === "played" ? "played" : ""].filter((part) => part !== "").join(" · ");
    return el(
      "tr", { "data-role": id },
      el("td", {}, el("b", {}, title), el("span", { class: "aside" }, may)),
      el("td", {}, id === "display" ? this.shows() : agency || "everything"),
      el("td", {}, here(role)),
      el("td", { class: "deeds" },
        this.code.shows === id ? deed("Hide code", () => this.code.hide()) : deed("Show code", () => void this.code.show(id, title).then(() => this.render())),
        !(id in OTHERS) && state === "joined" && this.start.hidden ? deed("Start", () => void this.does("/role", { role: id, do: "start" }, `${title} is played now.`)) : null,
        state === "played" ? deed("Hand back", () => void this.does("/role", { role: id, do: "hand-back" }, `${title} goes by the plan again.`)) : null),
    );
  }

  private shows(): HTMLElement {
    const select = el("select", { "aria-label": "What the display shows" },
      ...[["everything", "everything"], ["shared", "what every played role knows"], ...(this.view?.ended ? [["ending", "what came of it"]] : [])].map(([value = "", text = ""]) => el("option", { value, ...(value === this.view?.shows ? { selected: "" } : {}) }, text)));
    select.addEventListener("change", () => void this.does("/shows", { shows: select.value }));
    return select;
  }
}

/** Who is there with which device. */
export function here({ here: devices }: Role): HTMLElement {
  if (devices.length === 0) {
    return el("span", { class: "yours" }, "○ nobody yet");
  }
  return el("ul", {}, ...devices.map(({ name, device, state, since }) => el(
    "li", { class: state === "here" ? "good" : "bad" }, state === "here" ? `● ${name || device}` : `◌ ${name || device} away ${lasting(since)}`, el("span", { class: "aside" }, name === "" ? null : ` ${device}`),
  )));
}

import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { Dialog } from "../exercise/dialog";
import type { Inject, Role } from "../exercise/model";
import { Part } from "../exercise/part";
import type { RoomClock } from "../exercise/roomclock";
import { since } from "../exercise/since";
import type { Do } from "./doing";
import { nextInject } from "./thread";

/** The injects in order: what was released, what is held, what goes next by itself, and those without a time. */
export class Injects {
  readonly element: HTMLElement;
  private readonly tally = el("span", { class: "aside" });
  private readonly list = el("ol", { class: "injects" });
  private readonly open = new Set<string>();
  private injects: Inject[] = [];
  private roles: Role[] = [];

  private readonly part = new Part((injects: Inject[]) => {
    const count = (state: Inject["state"]): number => injects.filter((each) => each.state === state).length;
    this.tally.textContent = `${count("released")} of ${injects.length} released${count("held") > 0 ? `, ${count("held")} held` : ""}`;
    this.render();
  });

  constructor(private readonly clock: RoomClock, private readonly does: Do) {
    this.element = el(
      "section", { class: "column", "aria-label": "Injects" },
      el("div", { class: "heading" }, el("h2", {}, "Injects"), this.tally, deed("Make one up…", () => this.makeUp(), "", "M")), this.list,
    );
  }

  show(injects: Inject[], roles: Role[]): void {
    this.injects = injects;
    this.roles = roles;
    this.part.show(injects);
  }

  /** Holds the inject that goes next, as a key does. */
  holdNext(): void {
    const next = nextInject(this.injects);
    if (next) {
      void this.does("/inject", { inject: next.id, do: "hold" }, `Inject ${next.number} is held.`);
    }
  }

  releaseNext(): void {
    const next = nextInject(this.injects);
    if (next) {
      this.release(next);
    }
  }

  /** Goes from one inject to the next, as the arrows do. */
  move(by: number): void {
    const heads = [...this.list.querySelectorAll<HTMLElement>(".inject-head")];
    const at = heads.indexOf(document.activeElement as HTMLElement);
    heads[Math.min(heads.length - 1, Math.max(0, at + by))]?.focus();
  }

  makeUp(): void {
    this.write("Make up an inject", { from: "", means: "phone", text: "", to: [] }, "Tell it now", (said) => this.does("/inject", { do: "make-up", ...said }, "Told."));
  }

  private render(): void {
    const focus = (document.activeElement as HTMLElement | null)?.dataset.inject;
    const next = nextInject(this.injects);
    const timed = this.injects.filter(({ when, state, due }) => when !== "" || due >= 0 || state !== "planned");
    const others = this.injects.filter((each) => !timed.includes(each));
    fill(
      this.list, ...timed.map((each) => this.item(each, each === next)),
      ...(others.length === 0 ? [] : [el("li", { class: "divide" }, el("h2", {}, "Contingency, no time")), ...others.map((each) => this.item(each, false))]),
    );
    if (focus !== undefined) {
      this.list.querySelector<HTMLElement>(`[data-inject="${CSS.escape(focus)}"]`)?.focus();
    }
  }

  private item(inject: Inject, next: boolean): HTMLElement {
    const { id, number, title, state, changed } = inject;
    const seen = this.open.has(id) || next || state === "held";
    const head = deed("", () => this.toggle(id), "inject-head link");
    head.dataset.inject = id;
    head.setAttribute("aria-expanded", String(seen));
    fill(head, el("span", { class: "number" }, number), el("span", { class: "when" }, this.when(inject)), el("span", {}, state === "released" ? "✓ " : state === "skipped" ? "— " : "", changed ? el("span", { class: "yours" }, "✎ changed ") : null, title));
    return el("li", { class: `inject ${state} ${next ? "next" : ""}` }, head, seen ? this.details(inject, next) : null);
  }

  private when({ due, when, state, since: at }: Inject): string {
    return state === "released" || state === "skipped" ? this.clock.text(at) : due >= 0 ? this.clock.text(due) : when;
  }

  private details(inject: Inject, next: boolean): HTMLElement {
    const { from, to, means, text, expected, step, note, state, due, since: at } = inject;
    return el(
      "div", { class: "inject-more" },
      state === "held" ? el("b", { class: "bad" }, "❚❚ Held ", since(at)) : next ? el("b", { class: "accent" }, "▶ Next, by itself, in ", el("span", { "data-until": String(due) })) : null,
      el("span", {}, `${from} → ${to.join(", ")}, ${means}`), el("span", { class: "quote" }, `“${text}”`),
      expected === "" ? null : el("span", { class: "aside" }, `expected: ${expected}`),
      step === "" ? null : el("span", { class: "aside" }, `starts ${step}`), note === "" ? null : el("span", { class: "aside" }, note),
      state === "released" || state === "skipped" ? null : el(
        "div", { class: "deeds" },
        next ? deed("Hold", () => this.holdNext(), "main", "H") : null,
        deed("Release now", () => this.release(inject), "", next ? "R" : ""),
        deed("Edit…", () => this.edit(inject)), deed("Skip…", () => this.skip(inject)),
      ),
    );
  }

  private toggle(id: string): void {
    if (!this.open.delete(id)) {
      this.open.add(id);
    }
    this.render();
  }

  private release({ id, number }: Inject): void {
    void this.does("/inject", { inject: id, do: "release" }, `Inject ${number} is released.`);
  }

  private skip({ id, number, title }: Inject): void {
    const dialog = new Dialog(`Skip inject ${number}?`, el("p", {}, `“${title}” will not be told in this exercise, and the report says that it was left out.`));
    dialog.show(deed("Keep it", () => dialog.close(), "", "Esc"), deed(`Skip inject ${number}`, () => {
      void dialog.ends(this.does("/inject", { inject: id, do: "skip" }, `Inject ${number} is left out.`));
    }, "costly"));
  }

  private edit(inject: Inject): void {
    this.write(`Edit inject ${inject.number}`, inject, "Change what is told", (said) => this.does("/inject", { inject: inject.id, do: "change", ...said }, "Changed; it is not released by that."));
  }

  private write(title: string, { from, means, text, to }: Pick<Inject, "from" | "means" | "text" | "to">, verb: string, done: (said: { from: string; means: string; text: string; to: string }) => Promise<string>): void {
    const players = this.roles.filter(({ id }) => !["controller", "evaluator", "display"].includes(id));
    const several = to.length > 1 ? el("option", { value: "" }, to.join(", ")) : null; // who are told stays as it is
    const who = el("select", {}, several, ...players.map((role) => el("option", { value: role.id, ...(!several && to.includes(role.title) ? { selected: "" } : {}) }, role.title)));
    const [by, how, what] = [el("input", { type: "text", value: from }), el("input", { type: "text", value: means }), el("textarea", { rows: "4" }, text)];
    const dialog = new Dialog(title, el("label", {}, "From", by), el("label", {}, "To", who), el("label", {}, "By", how), el("label", {}, "What is told", what));
    dialog.show(deed("Keep as it is", () => dialog.close(), "", "Esc"), deed(verb, () => {
      void dialog.ends(done({ from: by.value, means: how.value, text: what.value, to: who.value }));
    }, "main"));
  }
}

import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { ask } from "../base/server";
import type { EvaluatorView, Observation, Outcome, Rating } from "../exercise/model";
import { problemOf } from "../exercise/open";
import type { RoomClock } from "../exercise/roomclock";

const RATINGS: [Rating, string][] = [["P", "without challenges"], ["S", "some challenges"], ["M", "major challenges"], ["U", "unable"], ["N/A", "not observed"]];

/** Words that are written with a touch. */
const PHRASES = ["done as planned", "late, because …", "asked for a report", "not told to …", "good: …"];

const DRAFT = "observation draft";

interface About { task: string; text: string }

/** The panel in which an evaluator writes what was seen, and rates. Nothing is filled in that nobody has touched. */
export class Writing {
  readonly element: HTMLElement;
  private readonly title = el("h3");
  private readonly proposed = el("span", { class: "aside" });
  private readonly instant = el("span", { class: "tag" });
  private readonly text = el("textarea", { rows: "4", maxlength: "4000", "aria-label": "What you observe" });
  private readonly ratings = new Map<Rating, HTMLButtonElement>();
  private readonly button: HTMLButtonElement;
  private readonly told = el("p", { role: "status" });
  private readonly mine = el("ul", { class: "mine" });
  private proposals = new Map<string, string>(); // what the rule proposes for the capability of each task
  private task: About | null = null;
  private when: number | null = null; // the instant that is written about; null: now
  private rating: Rating | "" = "";
  private live = false;

  constructor(private readonly clock: RoomClock) {
    this.text.value = sessionStorage.getItem(DRAFT) ?? "";
    this.text.addEventListener("input", () => sessionStorage.setItem(DRAFT, this.text.value));
    this.button = deed("Keep", () => this.keep(), "main big");
    for (const [rating, says] of RATINGS) {
      const button = deed("", () => this.rate(rating), "rating");
      fill(button, el("b", {}, rating), el("span", {}, says));
      button.setAttribute("aria-pressed", "false");
      this.ratings.set(rating, button);
    }
    this.element = el(
      "section", { class: "writing", "aria-label": "Write" },
      el("div", { class: "heading" }, this.title, deed("now", () => this.at(null), "link"), this.instant), this.text,
      el("div", { class: "phrases" }, ...PHRASES.map((phrase) => deed(phrase, () => this.phrase(phrase)))),
      el("div", { class: "heading" }, el("h2", {}, "Rating"), this.proposed),
      el("div", { class: "ratings", role: "group", "aria-label": "Rating" }, ...this.ratings.values()),
      this.button, this.told, el("h2", {}, "Written"), this.mine,
    );
    this.about(null);
  }

  /** Chooses the task that is written about, or no more if it is that already. */
  about(task: About | null): void {
    this.task = task?.task === this.task?.task ? null : task;
    if (this.task === null) {
      this.rating = "";
    }
    this.tell();
  }

  /** Says what is written about. */
  private tell(): void {
    this.title.textContent = this.task?.text ?? "About no task";
    const proposal = this.proposals.get(this.task?.task ?? "") ?? "";
    this.proposed.textContent = this.task === null ? "of a task" : proposal === "" ? "the rule proposes nothing yet" : `the rule proposes ${proposal} for its capability`;
    for (const card of document.querySelectorAll<HTMLElement>("[data-task]")) {
      card.setAttribute("aria-pressed", String(card.dataset.task === this.task?.task));
    }
    this.show();
  }

  /** Chooses the instant that is written about; null is now. */
  at(when: number | null): void {
    this.when = when;
    this.tick(this.live);
  }

  rate(rating: Rating): void {
    if (this.task !== null) {
      this.rating = this.rating === rating ? "" : rating;
      this.show();
    }
  }

  focus(): void {
    this.text.focus();
  }

  tick(live: boolean): void {
    this.instant.textContent = this.when === null ? `at ${this.clock.text()}` : `at ${this.clock.text(this.when)}`;
    if (live !== this.live) {
      this.live = live;
      this.show();
    }
  }

  /** Shows what has been written. */
  kept(view: EvaluatorView): void {
    const names = new Map(view.tasks.map(({ id, text }) => [id, text]));
    const line = ({ about, text, task, rating }: Observation): HTMLElement =>
      el("li", {}, el("span", { class: "aside" }, this.clock.text(about)), el("span", {}, text, task === "" ? null : el("span", { class: "aside" }, ` ${names.get(task) ?? task}`)), el("b", {}, rating || "note"));
    fill(this.mine, ...view.observations.map(line).reverse());
    this.proposals = new Map(view.capabilities.flatMap(({ tasks, proposal }) => tasks.map((task) => [task, proposal])));
    this.tell();
  }

  keep(): void {
    const [objective = "", task = ""] = this.task?.task.split("/") ?? [];
    const said = { text: this.text.value.trim(), about: this.when ?? Math.floor(this.clock.now), objective, task, inject: "", rating: this.rating, suggestion: "" };
    if (this.button.disabled || (said.text === "" && said.rating === "")) {
      this.told.textContent = "Write something, or rate a task, first.";
      return;
    }
    this.button.disabled = true;
    ask<Outcome>("/observe", said).then(({ state, lines }) => this.done(state, (lines ?? []).join(" ")), (reason: unknown) => this.done("refused", problemOf(reason)));
  }

  private done(state: Outcome["state"], problem: string): void {
    this.show();
    this.told.textContent = state === "refused" ? `✕ Not kept: ${problem}` : "✓ Kept. You can change it until the exercise is closed: what is written last counts.";
    if (state !== "refused") {
      this.text.value = "";
      sessionStorage.removeItem(DRAFT);
      this.when = null;
      this.rating = "";
      this.show();
    }
  }

  private show(): void {
    for (const [rating, button] of this.ratings) {
      button.disabled = this.task === null;
      button.setAttribute("aria-pressed", String(rating === this.rating));
    }
    this.button.disabled = !this.live;
    this.button.textContent = !this.live ? "Keep: no connection" : this.rating === "" ? "Keep" : `Keep: rated ${this.rating}`;
  }

  private phrase(phrase: string): void {
    const words = phrase.replace("…", "");
    this.text.value = this.text.value === "" ? words : `${this.text.value.trimEnd()} ${words}`;
    sessionStorage.setItem(DRAFT, this.text.value);
    this.text.focus();
  }
}

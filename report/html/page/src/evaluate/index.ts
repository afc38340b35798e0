import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { seenBack } from "../exercise/back";
import { present } from "../exercise/device";
import { Keys } from "../exercise/keys";
import type { EvaluatorView, Line, Rating } from "../exercise/model";
import { opened } from "../exercise/open";
import { Part } from "../exercise/part";
import { Room } from "../exercise/room";
import { taskCard } from "./task";
import { Writing } from "./writing";

/** How many lines of what happens are shown. */
const MOST = 60;

/** Begins an evaluator's page. */
export function startEvaluate(): void {
  opened(() => {
    if (present()) {
      new Page();
    }
  });
}

/** The page of an evaluator: critical tasks against their limits, what happens, and a panel to write in. */
class Page {
  private readonly tasks = el("div", { class: "tasks" });
  private readonly happens = el("ol", { class: "happens" });
  private readonly room: Room<EvaluatorView>;
  private readonly writing: Writing;
  private bars: (() => void)[] = []; // what moves with the clock

  private readonly view = new Part((view: EvaluatorView) => {
    const cards = view.tasks.map((task) => taskCard(task, this.room.clock, () => this.writing.about({ task: task.id, text: task.text })));
    this.bars = cards.map(({ tick }) => tick);
    fill(this.tasks, ...cards.map(({ element }) => element));
    this.writing.kept(view);
    seenBack(view.back, this.room.clock, "They stay in the journal as it was, which the controller keeps. What was written before stays here.");
  });
  private readonly lines = new Part((lines: Line[]) => {
    fill(this.happens, ...lines.map((line) => el("li", {}, deed("", () => this.writing.at(line.at), "link"))));
    lines.forEach((line, i) => {
      const button = this.happens.children[i]?.firstElementChild;
      if (button) {
        fill(button, el("span", { class: "aside" }, `${this.room.clock.text(line.at)} `), line.from === "" ? line.text : `${line.from}: ${line.text}`);
      }
    });
  });

  constructor() {
    this.room = new Room("/evaluator/events", false, {
      view: (view) => this.view.show(view),
      lines: (lines) => this.lines.show(lines.slice(-MOST).reverse()),
      tick: () => {
        this.bars.forEach((tick) => tick());
        this.writing.tick(this.room.live);
      },
    });
    this.room.name("Evaluator: exercise");
    this.writing = new Writing(this.room.clock);
    fill(this.room.who, el("strong", {}, "Evaluator"), el("span", { class: "aside" }, "You see everything up to now, no chances, no inject before its release"));
    this.room.deeds.append(deed("⇄ hand", () => this.swap()));
    fill(
      this.room.main,
      el("section", { "aria-label": "Critical tasks" }, el("h2", {}, "Critical tasks"), this.tasks, el("h2", {}, "What happens"), el("p", { class: "aside" }, "Tap a line to write about it"), this.happens),
      this.writing.element,
    );
    document.body.classList.toggle("left", localStorage.getItem("hand") === "left");
    this.keys();
  }

  /** Moves the panel to the side of the other hand. */
  private swap(): void {
    const left = document.body.classList.toggle("left");
    localStorage.setItem("hand", left ? "left" : "right");
  }

  private keys(): void {
    const keys = new Keys([
      ...(["P", "S", "M", "U"] as Rating[]).map((rating) => ({ key: rating, does: `rate ${rating}`, run: () => this.writing.rate(rating) })),
      { key: "w", does: "write", run: () => this.writing.focus() },
      { key: "?", does: "say which keys there are", run: () => keys.show() },
    ]);
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
        this.writing.keep();
      }
    });
  }
}

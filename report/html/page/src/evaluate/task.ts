import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import type { Task } from "../exercise/model";
import type { RoomClock } from "../exercise/roomclock";
import { lasting } from "../exercise/times";

/** Where the limit stands in a bar: beyond it there is room for what is late. */
const LIMIT = 0.8;

const STATES: Record<Task["state"], [sign: string, look: string]> = {
  "not-yet": ["○", "aside"], "running": ["…", "yours"], "within": ["✓", "good"], "beyond": ["✕", "bad"], "lost": ["✕", "bad"], "unjudged": ["?", "aside"],
};

/** A critical task with its bar against the limit; tick moves it while it runs. */
export function taskCard(task: Task, clock: RoomClock, write: () => void): { element: HTMLElement; tick: () => void } {
  const [sign, look] = STATES[task.state];
  const amount = el("b", { class: look });
  const filled = el("div", { class: `filled ${task.state}` });
  const button = deed("", write, "task");
  button.dataset.task = task.id;
  const limited = task.most > 0;
  fill(
    button,
    el("span", { class: "heading" }, el("strong", {}, task.text), amount),
    el("span", { class: "aside" }, `${task.objective} · ${task.limit || "no limit"}`),
    limited ? el("span", { class: "bar", "aria-hidden": "true" }, filled, el("span", { class: "limit" })) : null,
    task.why === "" ? null : el("span", { class: "aside" }, task.why),
    task.observations.length === 0 ? null : el("span", { class: "aside" }, `${task.observations.length} written about it`),
  );
  const tick = (): void => {
    const running = task.state === "running" && task.unit === "ms";
    const done = task.unit === "ms" && (task.state === "within" || task.state === "beyond");
    const now = running ? task.amount + Math.max(0, clock.now - task.as) : task.amount;
    amount.textContent = task.state === "not-yet" ? "○ not yet" : `${sign} ${running || done ? lasting(now) : task.said}`;
    if (running && limited && !task.least && now > task.most) { // it can only become longer
      amount.className = "bad";
      amount.textContent += ", beyond its limit";
    }
    filled.style.width = `${Math.min(100, (limited ? now / task.most : 0) * LIMIT * 100)}%`;
  };
  tick();
  return { element: button, tick };
}

import { deed } from "../base/button";
import { el } from "../base/dom";
import { ask, goTo } from "../base/server";
import { startTheme } from "../base/theme";
import { allow, attract } from "../exercise/attention";
import { joinedAs } from "../exercise/device";
import type { Me } from "../exercise/model";
import { opened, problemOf } from "../exercise/open";

/** Begins the page on which one joins. */
export function startJoin(): void {
  opened(async () => show(await ask<Me>("/me", {})));
}

/** What kind of device this is, for the controller's list. */
function device(): string {
  const narrow = Math.min(screen.width, screen.height);
  return !matchMedia("(pointer: coarse)").matches ? "laptop" : narrow < 600 ? "phone" : "tablet";
}

function show(me: Me): void {
  document.title = `Join as ${me.title}: exercise`;
  const name = el("input", { id: "name", type: "text", maxlength: "60", autocomplete: "off", spellcheck: "false" });
  const sound = el("input", { type: "checkbox" });
  const awake = el("input", { type: "checkbox" });
  sound.checked = awake.checked = true;
  const problem = el("p", { class: "problem", role: "alert" });
  const join = deed(me.joined.length > 0 && me.kind === "player" ? "Join as well" : "Join", () => {
    join.disabled = true;
    allow({ sound: sound.checked, awake: awake.checked });
    ask<{ page: string; device: string }>("/join", { name: name.value.trim(), device: device() }).then((joined) => {
      joinedAs(joined.device);
      goTo(joined.page);
    }, (reason: unknown) => {
      problem.textContent = problemOf(reason);
      join.disabled = false;
    });
  }, "main big");
  document.body.append(el(
    "main", { class: "joining" },
    el("p", { class: "aside" }, `Exercise · ${me.exercise}`),
    el("h1", {}, `You join as ${me.title}`),
    me.agency === "" ? null : el("p", { class: "aside" }, me.agency),
    el("ul", { class: "may" }, ...may(me).map(([sign, text]) => el("li", {}, el("span", { "aria-hidden": "true" }, sign), el("span", {}, text)))),
    me.joined.length === 0 || me.kind !== "player" ? null : el("div", { class: "card" }, el("b", {}, `${me.title} is already played: ${me.joined.join(", ")}`), el("span", {}, "Both may see. The first answer to a decision counts.")),
    me.kind === "display" ? null : el("label", { for: "name" }, "Your name or call sign, for the report", name),
    ...(me.kind === "player" ? [
      el("div", { class: "check" }, el("label", { class: "check" }, sound, "Buzz and sound when a decision opens"), deed("try it", attract, "link")),
      el("label", { class: "check" }, awake, "Keep the screen on"),
    ] : []),
    el("div", { class: "foot" }, problem, el("p", { class: "aside" }, "What you do is kept in the exercise's journal."), join, starts(me)),
    el("div", { class: "controls", hidden: "" }),
  ));
  startTheme("dark", true);
  name.addEventListener("keydown", (event) => event.key === "Enter" && join.click());
  document.documentElement.dataset.ready = "yes";
}

function starts({ state, starts: at }: Me): HTMLElement | null {
  switch (state) {
    case "waits": return el("p", { class: "aside" }, `Starts at ${at}, when the controller says so`);
    case "ended": return el("p", { class: "aside" }, "The exercise has ended: you can look, and nothing is taken any more.");
    default: return null;
  }
}

/** What one may do, sees and learns. */
function may(me: Me): [sign: string, text: string][] {
  switch (me.kind) {
    case "controller": return [["●", "You see everything, and conduct the exercise: clock, injects, roles, decisions nobody takes"]];
    case "evaluator": return [["●", "You see everything up to now, no chances, and no inject before its release"], ["◆", "You write what you observe, and rate critical tasks"]];
    case "display": return [["●", "A picture for a projector: clock, map, and the story so far"]];
    default: return [
      ...(me.decides ? [["◆", "You decide what is asked of you as it goes on"] as [string, string]] : []),
      ...(me.orders.length > 0 ? [["▶", `You order ${me.orders.join(", ")}: send, move, work, message, let go`] as [string, string]] : []),
      ...(me.sees.length > 0 ? [["○", `You also see the units of ${me.sees.join(", ")}`] as [string, string]] : []),
      ["●", "You learn what your agency hears and what its units on scene see, nothing else"],
    ];
  }
}

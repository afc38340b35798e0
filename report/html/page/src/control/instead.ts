import { deed } from "../base/button";
import { el } from "../base/dom";
import { ask } from "../base/server";
import { Dialog } from "../exercise/dialog";
import type { Choice, ControlView, Decided, Outcome, Role, Vocabulary } from "../exercise/model";
import { problemOf } from "../exercise/open";
import { OrderForm } from "../play/order";
import type { Do } from "./doing";

/** What the controller does in the place of a role, and lets happen. */
export class Instead {
  constructor(private readonly does: Do) {}

  /** Answers a decision for whoever it is of. */
  answer({ incident, step, title, roleTitle, role, options, default: usual }: Decided): void {
    let chosen = "";
    const decide = deed("Choose one first", () => {
      void dialog.ends(this.does("/decide", { incident, step, option: chosen, for: role }, "Answered."));
    }, "main");
    decide.disabled = true;
    const inputs = options.map(({ id, text }) => {
      const input = el("input", { type: "radio", name: "answer", value: id });
      input.addEventListener("change", () => {
        chosen = id;
        decide.disabled = false;
        decide.textContent = `Decide for ${roleTitle}: ${text}`;
      });
      return el("label", { class: "option" }, input, text, id === usual ? el("span", { class: "aside" }, " the plan's default") : null);
    });
    const dialog = new Dialog(title, el("p", { class: "aside" }, `In the place of ${roleTitle}. The journal says that the controller answered.`), el("fieldset", { class: "options" }, el("legend", { class: "unseen" }, title), ...inputs));
    dialog.show(deed("Leave it open", () => dialog.close(), "", "Esc"), decide);
  }

  /** Reminds a role of what is open. */
  nudge({ role, roleTitle, title }: Decided): void {
    void this.does("/nudge", { role, text: `Still open: ${title}` }, `${roleTitle} is reminded.`);
  }

  /** Gives an order in the place of a role. */
  async order(roles: Role[]): Promise<void> {
    const players = roles.filter(({ orders }) => orders.length > 0);
    const who = el("select", {}, ...players.map(({ id, title }) => el("option", { value: id }, title)));
    const form = new OrderForm({
      check: (order) => ask<Outcome>("/check", { order, for: who.value }),
      give: (order) => ask<Outcome>("/order", { order, for: who.value }),
    });
    const show = async (): Promise<void> => {
      try {
        form.show(await ask<Vocabulary>("/words", { for: who.value }));
      } catch (reason) {
        dialog.refuse(problemOf(reason));
      }
    };
    who.addEventListener("change", () => void show());
    const dialog = new Dialog("An order in the place of a role", el("label", {}, "Role", who), form.element);
    dialog.show(deed("Close", () => dialog.close(), "", "Esc"));
    await show();
  }

  /** Lets something happen: an event of the controller. */
  async effect({ incidents, places }: Pick<ControlView, "incidents" | "places">): Promise<void> {
    const { words } = await ask<Vocabulary>("/words", { for: "" }).catch((): Vocabulary => ({ incidents: [], words: [] }));
    const kinds = words.flatMap(({ who }) => who).filter(({ id }, i, all) => all.findIndex((each) => each.id === id) === i);
    const [incident, to, text] = [select(incidents), select(places), el("input", { type: "text", maxlength: "300" })];
    const [place, kind, times, priority] = [select(places), select(kinds), el("input", { type: "number", value: "1.5", step: "0.1", min: "0.1" }), el("input", { type: "number", value: "1", step: "1", min: "1" })];
    const what = select([{ id: "", label: "none: it is told, and happens" }, { id: "block", label: "a place is blocked" }, { id: "moves", label: "it goes on at another place" }, { id: "disable", label: "a unit is out of action" }, { id: "slow", label: "all drive slower" }, { id: "priority", label: "it is more, or less, urgent" }]);
    const fields: Record<string, HTMLElement> = {
      block: el("label", {}, "Place", place), moves: el("label", {}, "To", to), disable: el("label", {}, "A unit of the kind", kind), slow: el("label", {}, "So many times as long", times), priority: el("label", {}, "Priority, of which 1 is the most urgent", priority),
    };
    const seen = (): void => Object.entries(fields).forEach(([id, field]) => (field.hidden = id !== what.value));
    what.addEventListener("change", seen);
    seen();
    const dialog = new Dialog("Let something happen", el("label", {}, "Incident", incident), el("label", {}, "What happens, in words", text), el("label", {}, "Its effect", what), ...Object.values(fields));
    dialog.show(deed("Close", () => dialog.close(), "", "Esc"), deed("Let it happen now", () => {
      const effects: Record<string, unknown> = { block: place.value, moves: to.value, disable: { [kind.value]: 1 }, slow: Number(times.value), priority: Number(priority.value) };
      void dialog.ends(this.does("/effect", { incident: incident.value, text: text.value, ...(what.value === "" ? {} : { [what.value]: effects[what.value] }) }, "It happens."));
    }, "main"));
  }
}

function select(choices: Choice[]): HTMLSelectElement {
  return el("select", {}, ...choices.map(({ id, label }) => el("option", { value: id }, label)));
}

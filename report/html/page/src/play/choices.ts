import { deed } from "../base/button";
import { el } from "../base/dom";
import type { Choice, OrderMade, Ready, Vocabulary, Word } from "../exercise/model";

/** How many choices are seen before one asks for more. */
const FEW = 6;

/** What an order may be made of, as chips and counters. */
export class Choices {
  private readonly word: Word | undefined;

  /** set makes the form anew, typed leaves it as it is. */
  constructor(
    private readonly may: Vocabulary, private readonly made: OrderMade | null,
    private readonly set: (order: OrderMade) => void, private readonly typed: (order: OrderMade) => void,
  ) {
    this.word = may.words.find(({ word }) => word === made?.word);
  }

  parts(): HTMLElement[] {
    const chips = this.may.words.map(({ word, label }) => this.chip(`word ${word}`, label, this.word?.word === word, () => this.set(this.first(word))));
    const first = el("div", { class: "chips", role: "group", "aria-label": "Word" }, ...chips);
    return this.word && this.made ? [first, ...this.rest(this.word, this.made)] : [first];
  }

  /** An order of a word: of the incident that is known, if there is one alone. */
  private first(word: string): OrderMade {
    const [only, ...others] = this.may.incidents;
    return { word, ...(only && others.length === 0 ? { incident: only.id } : {}) };
  }

  private rest(word: Word, made: OrderMade): HTMLElement[] {
    const ready = made.what !== undefined;
    const parts = this.may.incidents.length > 1 && !ready ? [this.one("Incident", "incident", this.may.incidents, made.incident, (incident) => ({ ...made, incident }))] : [];
    if (word.what.length > 0) {
      const chips = word.what.map((each) => this.chip(`what ${each.id}`, each.label, made.what === each.id, () => this.set(readied(made, each))));
      if (word.own) {
        chips.push(this.chip("what own", "Own choice…", !ready, () => this.set(this.first(made.word))));
      }
      parts.push(group("What", chips));
    }
    return ready || !word.own ? parts : [...parts, ...this.own(word, made)];
  }

  private own(word: Word, made: OrderMade): HTMLElement[] {
    const several = (title: string, choices: Choice[]): HTMLElement =>
      group(title, choices.map(({ id, label }) => this.chip(`to ${id}`, label, made.to?.includes(id) ?? false, () => this.set({ ...made, to: toggled(made.to ?? [], id) }))));
    return [
      word.word === "work" || word.word === "message" ? this.text(made) : null,
      word.who.length > 0 ? group("Who", word.who.map((kind) => this.counter(made, kind))) : null,
      word.postures.length > 0 ? this.one("Posture", "posture", word.postures, made.posture, (posture) => ({ ...made, posture })) : null,
      word.to.length > 0 ? several(word.word === "posture" ? "Sites" : "To", word.to) : null,
      word.where.length > 0 ? this.one("Where", "where", word.where, made.where, (where) => ({ ...made, where })) : null,
    ].filter((part) => part !== null);
  }

  private one(title: string, name: string, choices: Choice[], chosen: string | undefined, order: (id: string) => OrderMade): HTMLElement {
    return group(title, choices.map(({ id, label }) => this.chip(`${name} ${id}`, label, chosen === id, () => this.set(order(id)))));
  }

  private text(made: OrderMade): HTMLElement {
    const input = el("input", { type: "text", maxlength: "300", value: made.text ?? "", "data-choice": "text" });
    input.addEventListener("input", () => {
      made.text = input.value; // in the order that the chips go on from, too
      this.typed(made);
    });
    return el("label", { class: "own" }, el("span", { class: "aside" }, "In your own words"), input);
  }

  private counter(made: OrderMade, { id, label, most, free }: Word["who"][number]): HTMLElement {
    const n = made.who?.[id] ?? 0;
    const to = (count: number): void => this.set({ ...made, who: counted(made.who ?? {}, id, count) });
    const fewer = this.chip(`fewer ${id}`, "−", false, () => to(n - 1));
    const more = this.chip(`more ${id}`, "+", false, () => to(n + 1));
    fewer.setAttribute("aria-label", `Fewer: ${label}`);
    more.setAttribute("aria-label", `More: ${label}`);
    fewer.disabled = n === 0;
    more.disabled = n >= most;
    [fewer, more].forEach((button) => button.removeAttribute("aria-pressed"));
    return el("span", { class: "count" }, fewer, el("output", {}, String(n)), more, el("span", {}, label, el("span", { class: "aside" }, ` ${free} free`)));
  }

  private chip(key: string, label: string, pressed: boolean, does: () => void): HTMLButtonElement {
    const made = deed(label, does);
    made.dataset.choice = key;
    made.setAttribute("aria-pressed", String(pressed));
    return made;
  }
}

/** A group of chips, of which those beyond a few stand behind a button; what is chosen is always seen. */
function group(title: string, chips: HTMLElement[]): HTMLElement {
  const hidden = chips.filter((chip, i) => i >= FEW && chip.getAttribute("aria-pressed") !== "true" && chip.querySelector("output")?.textContent !== "0");
  hidden.forEach((chip) => (chip.hidden = true));
  const more = deed("More…", () => {
    hidden.forEach((chip) => (chip.hidden = false));
    more.remove();
    hidden[0]?.focus();
  });
  return el("div", { role: "group", "aria-label": title }, el("h2", { "aria-hidden": "true" }, title), el("div", { class: "chips" }, ...chips, hidden.length > 0 ? more : null));
}

/** A ready order. */
function readied(made: OrderMade, what: Ready): OrderMade {
  return { word: made.word, what: what.id, ...(what.incident ? { incident: what.incident } : made.incident ? { incident: made.incident } : {}) };
}

function toggled(list: string[], id: string): string[] {
  return list.includes(id) ? list.filter((each) => each !== id) : [...list, id];
}

function counted(who: Record<string, number>, id: string, n: number): Record<string, number> {
  const rest = Object.fromEntries(Object.entries(who).filter(([key]) => key !== id));
  return n > 0 ? { ...rest, [id]: n } : rest;
}

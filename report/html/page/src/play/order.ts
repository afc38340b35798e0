import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import type { Outcome, OrderMade, Vocabulary } from "../exercise/model";
import { problemOf } from "../exercise/open";
import { Choices } from "./choices";
import { OrderLine } from "./orderline";

/** How long a hand may pause before what it makes is checked, in milliseconds. */
const PAUSE = 200;

/** Where the order that is being made is kept on this device. */
const DRAFT = "order draft";

/** What the form asks of the server. */
export interface Asks {
  check: (order: OrderMade) => Promise<Outcome>;
  give: (order: OrderMade) => Promise<Outcome>;
}

/** An order in a few taps: word, what, who, where; checked while it is made, given by one button. */
export class OrderForm {
  readonly element = el("div", { class: "order" });
  private readonly fields = el("div", { class: "fields" });
  private readonly card = el("div", { class: "checked", role: "status" });
  private readonly give: HTMLButtonElement;
  private readonly line = new OrderLine((order) => this.set(order));
  private may: Vocabulary = { incidents: [], words: [] };
  private made: OrderMade | null;
  private state: Outcome["state"] | "" = "";
  private live = true;
  private timer = 0;
  private asked = 0;

  constructor(private readonly asks: Asks) {
    this.made = JSON.parse(sessionStorage.getItem(DRAFT) ?? "null") as OrderMade | null;
    this.give = deed("Give the order", () => void this.send(), "main big");
    this.give.disabled = true;
    fill(this.element, this.line.element, this.fields, el("div", { class: "thumb" }, this.card, this.give, el("p", { class: "aside" }, "Takes effect at once. To stop it later: Let go.")));
  }

  /** Shows what may be ordered now; what was chosen stays. */
  show(may: Vocabulary): void {
    this.may = may;
    this.line.show(may);
    this.render();
    this.check();
  }

  /** Says whether anything can be sent. Back on line, what was made is checked again, and not sent. */
  connected(live: boolean): void {
    if (live !== this.live) {
      this.live = live;
      if (live) {
        this.check();
      }
      this.button();
    }
  }

  /** Begins with a word, as keys do. */
  begin(word: string): void {
    if (word === "" && this.line.element.checkVisibility()) {
      this.line.focus();
      return;
    }
    if (this.may.words.some((each) => each.word === word)) {
      this.set({ word });
    }
    this.element.querySelector<HTMLElement>("[aria-pressed=true], button")?.focus();
  }

  submit(): void {
    if (!this.give.disabled) {
      void this.send();
    }
  }

  private set(order: OrderMade | null): void {
    this.made = order;
    if (order === null) {
      sessionStorage.removeItem(DRAFT);
    } else {
      sessionStorage.setItem(DRAFT, JSON.stringify(order));
    }
    this.render();
    this.check();
  }

  private render(): void {
    const focus = this.fields.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.choice : undefined;
    const typing = document.activeElement instanceof HTMLInputElement && this.fields.contains(document.activeElement);
    if (typing) {
      return; // what is typed is in the order already
    }
    fill(this.fields, ...new Choices(this.may, this.made, (order) => this.set(order), (order) => this.typed(order)).parts());
    if (focus !== undefined) {
      this.fields.querySelector<HTMLElement>(`[data-choice="${CSS.escape(focus)}"]`)?.focus();
    }
  }

  /** Takes what is typed without making its field anew. */
  private typed(order: OrderMade): void {
    this.made = order;
    sessionStorage.setItem(DRAFT, JSON.stringify(order));
    this.check();
  }

  private check(): void {
    window.clearTimeout(this.timer);
    this.state = "";
    this.button();
    const { made } = this;
    if (!made || !this.may.words.some(({ word }) => word === made.word)) {
      fill(this.card);
      return;
    }
    const number = ++this.asked;
    this.timer = window.setTimeout(() => {
      this.asks.check(made).then((checked) => {
        if (number === this.asked) {
          this.tell(checked);
        }
      }, (reason: unknown) => {
        if (number === this.asked) {
          fill(this.card, el("div", { class: "card draft" }, "Kept on this device, not sent. ", problemOf(reason)));
        }
      });
    }, PAUSE);
  }

  private tell(checked: Outcome): void {
    this.state = checked.state;
    this.button();
    const look = { ok: "good", waits: "waits", refused: "bad" }[checked.state];
    const change = checked.change ?? [];
    const title = { ok: "✓ can be given", waits: "▲ will wait", refused: "✕ would be refused" }[checked.state];
    fill(
      this.card,
      el(
        "div", { class: `card ${look}`, "data-state": checked.state },
        el("b", {}, checked.words ?? ""), el("span", { class: look === "waits" ? "yours" : look }, title), ...(checked.lines ?? []).map((line) => el("span", {}, line)),
        change.length === 0 ? null : el("div", { class: "deeds" }, ...change.map(({ label, order }, i) => deed(label, () => this.set(order), i === 0 ? "main" : ""))),
      ),
    );
  }

  private button(): void {
    this.give.disabled = !this.live || (this.state !== "ok" && this.state !== "waits");
    this.give.textContent = this.live ? "Give the order" : "Give the order: no connection";
  }

  private async send(): Promise<void> {
    const { made } = this;
    if (!made) {
      return;
    }
    this.give.disabled = true;
    try {
      const outcome = await this.asks.give(made);
      if (outcome.state === "refused") {
        this.refuse([outcome.words ?? "", ...(outcome.lines ?? [])].filter((line) => line !== "").join(" "));
        return;
      }
      this.set(null);
      this.line.clear();
      fill(this.card, el("div", { class: "card good", "data-state": "given" }, el("b", { class: "good" }, "✓ Given"), el("span", {}, outcome.words ?? "")));
    } catch (reason) {
      this.refuse(problemOf(reason));
    }
  }

  /** Says why it was not given; what was made stays. */
  private refuse(problem: string): void {
    this.state = "";
    this.button();
    fill(this.card, el("div", { class: "card bad", "data-state": "refused" }, el("b", { class: "bad" }, "✕ Not given. Nothing was written."), el("span", {}, problem)));
  }
}

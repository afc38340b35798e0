import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { ask } from "../base/server";
import { allowed, attract, stayAwake } from "../exercise/attention";
import { present } from "../exercise/device";
import { Dialog } from "../exercise/dialog";
import { Keys } from "../exercise/keys";
import type { Decision, Line, Outcome, PlayerView, Vocabulary } from "../exercise/model";
import { opened, problemOf } from "../exercise/open";
import { Part } from "../exercise/part";
import { Room } from "../exercise/room";
import { count } from "../exercise/since";
import { seenBack } from "../exercise/back";
import { board, siteBoard } from "./board";
import { keyOf, Question } from "./decide";
import { Heard } from "./heard";
import { mapOf } from "./map";
import { OrderForm } from "./order";
import { Tabs } from "./tabs";

/** Begins a player's page. */
export function startPlay(): void {
  opened(() => {
    if (present()) {
      new Page();
    }
  });
}

/** The page of a player: what the role decides, has heard, sees and orders. */
class Page {
  private readonly decide = el("section");
  private readonly units = el("section");
  private readonly order = el("section");
  private readonly idle = el("div", { class: "band", hidden: "" }, el("div", {}, el("strong", {}, "The plan goes on for this role"), "You are shown what your agency knows. What is open is decided, and ordered, by the plan until the controller starts the role."));
  private readonly room: Room<PlayerView>;
  private readonly heard: Heard;
  private readonly tabs: Tabs;
  private readonly form: OrderForm;
  private view: PlayerView | null = null;
  private questions: Question[] = [];
  private readonly given = new Map<string, string>(); // what was answered and takes effect in a moment
  private known = false; // whether anything was shown before

  private readonly head = new Part(({ title, agency, note }: PlayerView["role"]) => {
    this.room.name(`${title}: exercise`);
    fill(this.room.who, el("strong", {}, title), el("span", { class: "aside" }, note || agency));
  });
  private readonly seen = new Part(({ units, sites, map }: Pick<PlayerView, "units" | "sites" | "map">) => {
    fill(this.units, el("h2", {}, "Units you see"), board(units), ...(sites.length > 0 ? [el("h2", {}, "Your sites"), siteBoard(sites)] : []), mapOf(map));
  });
  private readonly may = new Part((may: Vocabulary) => this.form.show(may));

  constructor() {
    this.form = new OrderForm({
      check: (order) => ask<Outcome>("/check", { order }),
      give: (order) => ask<Outcome>("/order", { order }),
    });
    this.order.append(el("h2", {}, "Order"), this.form.element);
    this.room = new Room("/player/events", true, { view: (view) => this.show(view), lines: (lines) => this.hear(lines), tick: () => this.tick() });
    this.heard = new Heard(this.room.clock, (mine) => this.undo(mine), () => this.tabs.show("decide"));
    this.tabs = new Tabs([
      { id: "decide", title: "Decide", section: this.decide }, { id: "heard", title: "Heard", section: this.heard.element },
      { id: "units", title: "Units", section: this.units }, { id: "order", title: "Order", section: this.order },
    ]);
    this.room.deeds.append(deed("Log", () => this.log(), "", "G"));
    fill(this.room.main, this.heard.element, this.units, el("div", { class: "hand" }, this.decide, this.order));
    this.room.main.before(this.idle);
    this.room.main.after(el("footer", { class: "foot" }, el("p", {}, "O order, S send, M message, L let go · G a line into the log · ? all keys · drives are the usual ones, not the luck of this run"), this.room.colours), this.tabs.element);
    this.keys();
    if (allowed().awake) {
      stayAwake();
    }
  }

  private keys(): void {
    const keys = new Keys([
      { key: "o", does: "make an order", run: () => this.begin("") },
      { key: "s", does: "send", run: () => this.begin("send") },
      { key: "m", does: "message", run: () => this.begin("message") },
      { key: "l", does: "let go", run: () => this.begin("release") },
      { key: "g", does: "write a line into your log", run: () => this.log() },
      { key: "?", does: "say which keys there are", run: () => keys.show() },
    ]);
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
        this.form.submit();
      }
    });
  }

  private show(view: PlayerView): void {
    this.head.show(view.role);
    this.view = view;
    this.ask(view);
    this.heard.orders(view.orders);
    this.seen.show({ units: view.units, sites: view.sites, map: view.map });
    this.may.show({ incidents: view.incidents, words: view.words });
    seenBack(view.back, this.room.clock, "They stay in your log, struck through.");
    this.tabs.have([
      ...(view.decisions.length > 0 || view.role.decides ? ["decide"] : []), "heard",
      ...(view.units.length + view.sites.length > 0 ? ["units"] : []), ...(view.words.length > 0 ? ["order"] : []),
    ]);
  }

  private hear(lines: Line[]): void {
    const fresh = this.heard.show(lines);
    this.room.voice.mention(...(this.known ? fresh : []));
    this.known = true;
  }

  private tick(): void {
    count(this.room.clock.now);
    const { live } = this.room;
    const state = this.room.clock.state?.state;
    this.idle.hidden = this.view === null || this.view.role.played || state === "waits" || state === "ended";
    this.form.connected(live);
    this.questions.forEach((question) => question.show(live, this.given.get(question.key) ?? ""));
    if (this.tabs.current === "heard") {
      this.heard.read();
    }
    this.tabs.badge("decide", this.questions.length, "yours", "open");
    this.tabs.badge("heard", this.heard.unread, "", "new");
  }

  /** Shows what is open. A decision that opens comes first, unless somebody is typing: then it is a bar. */
  private ask({ decisions, pace }: PlayerView): void {
    const before = new Map(this.questions.map((question) => [question.key, question]));
    const stands = pace === "discussion";
    this.questions = decisions.map((decision) => before.get(keyOf(decision)) ?? new Question(
      decision, stands, this.room.clock.text(stands ? this.room.clock.now : decision.since), (option) => this.answer(decision, option), () => this.tabs.show("heard"),
    ));
    decisions.forEach((decision) => this.given.set(keyOf(decision), decision.given));
    const opened = decisions.filter((decision) => !before.has(keyOf(decision)));
    if (opened.length > 0 || before.size !== this.questions.length || this.decide.childElementCount === 0) {
      fill(this.decide, el("h2", { class: "unseen" }, "Decide"), ...(this.questions.length > 0 ? this.questions.map(({ element }) => element) : [el("p", { class: "aside none" }, "No decision of yours is open.")]));
    }
    this.heard.bar(decisions);
    if (opened.length > 0) {
      this.called(opened);
    }
  }

  private called(opened: Decision[]): void {
    this.room.voice.call(`Your decision: ${opened.map(({ title }) => title).join(", ")}`);
    if (allowed().sound && this.known) {
      attract();
    }
    const typing = document.activeElement?.matches("input, textarea, select") ?? false;
    if (!typing && !document.querySelector("dialog[open]")) {
      this.tabs.show("decide");
    }
  }

  /** Answers a decision; what is wrong, if anything. */
  private async answer({ incident, step }: Decision, option: string): Promise<string> {
    try {
      const outcome = await ask<Outcome>("/decide", { incident, step, option, for: "" });
      return outcome.state === "refused" ? (outcome.lines ?? []).join(" ") : "";
    } catch (reason) {
      return problemOf(reason);
    }
  }

  private undo(mine: number): void {
    ask<Outcome>("/undo", { mine }).then(({ state, lines }) => state === "refused" && this.late((lines ?? []).join(" ")), (reason: unknown) => this.late(problemOf(reason)));
  }

  private late(problem: string): void {
    const dialog = new Dialog("Not taken back", el("p", {}, problem), el("p", {}, "While the clock runs there is no undo. To stop an order, let its units go; to correct a message, send another; else ask the controller to set the clock back."));
    dialog.show(deed("Close", () => dialog.close(), "", "Esc"));
  }

  private begin(word: string): void {
    this.tabs.show("order");
    this.form.begin(word);
  }

  private log(): void {
    const text = el("textarea", { rows: "3", maxlength: "2000", id: "log-line" });
    const dialog = new Dialog("A line into your log", el("p", { class: "aside" }, "It is kept in the exercise's journal, and for the report. No other role sees it."), el("label", { for: "log-line" }, "What you note", text));
    dialog.show(deed("Close", () => dialog.close(), "", "Esc"), deed("Keep the line", () => {
      void dialog.ends(ask<Outcome>("/note", { text: text.value }).then(({ state, lines }) => (state === "refused" ? (lines ?? []).join(" ") : ""), problemOf));
    }, "main"));
  }
}

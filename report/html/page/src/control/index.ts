import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { present } from "../exercise/device";
import { Dialog } from "../exercise/dialog";
import { Keys } from "../exercise/keys";
import type { ControlView, Entry } from "../exercise/model";
import { opened } from "../exercise/open";
import { Picture } from "../exercise/picture";
import { Room } from "../exercise/room";
import { count } from "../exercise/since";
import { lasting, wallClock } from "../exercise/times";
import { Afterwards } from "./afterwards";
import { Chances } from "./chances";
import { ClockBar } from "./clockbar";
import { doing } from "./doing";
import { Injects } from "./injects";
import { Instead } from "./instead";
import { Journal } from "./journal";
import { Lobby } from "./lobby";
import { Middle } from "./middle";
import { Presence } from "./presence";
import { openOnes, Thread } from "./thread";

/** Begins the controller's page. */
export function startControl(): void {
  opened(() => {
    if (present()) {
      new Page();
    }
  });
}

/** The page of who conducts: what waits for a person, what comes next, what it has cost. */
class Page {
  private readonly said = el("p", { class: "told", role: "status" });
  private readonly does = doing((text, bad) => this.tell(text, bad));
  private readonly times = el("p", { class: "aside" });
  private readonly presence = new Presence();
  private readonly room: Room<ControlView>;
  private readonly bar: ClockBar;
  private readonly thread: Thread;
  private readonly injects: Injects;
  private readonly middle: Middle;
  private readonly chances = new Chances();
  private readonly journal: Journal;
  private readonly lobby: Lobby;
  private readonly instead: Instead;
  private readonly work: HTMLElement;
  private readonly afterwards = new Afterwards(this.does);
  private readonly more = el("div", { class: "deeds" }, deed("Order…", () => this.order()), deed("Event…", () => this.event()));
  private readonly roles = deed("Links", () => this.links(), "", "L");
  private readonly foot = el("p");
  private view: ControlView | null = null;

  constructor() {
    this.room = new Room("/controller/events", true, {
      view: (view) => this.show(view), lines: (lines) => this.middle.lines(lines), tick: () => this.tick(),
      heard: (kind, data) => this.heard(kind, data as { from: number; entries: Entry[] }),
    });
    const { clock } = this.room;
    this.bar = new ClockBar(clock, this.does);
    this.instead = new Instead(this.does);
    this.thread = new Thread(clock, (decision) => this.instead.nudge(decision), (decision) => this.instead.answer(decision), () => void this.does("/clock", { do: "retry" }), () => this.afterwards.toggle());
    this.injects = new Injects(clock, this.does);
    this.middle = new Middle(new Picture(clock, true), clock, this.does);
    this.journal = new Journal(clock, this.does);
    this.lobby = new Lobby(this.does);
    this.work = el("div", { class: "workplace" }, this.injects.element, this.middle.element, el("section", { class: "column", "aria-label": "Objectives and journal" }, this.chances.element, this.journal.element));
    fill(this.room.who, this.times);
    this.room.deeds.append(this.bar.element, this.presence.element, this.more, this.roles);
    this.room.top.after(this.thread.element);
    fill(this.room.main, this.lobby.element, this.afterwards.page.element, this.work);
    this.room.main.after(el("footer", { class: "foot" }, this.said, this.foot, this.room.colours));
    this.keys();
  }

  private show(view: ControlView): void {
    this.view = view;
    this.room.name(`Controller: ${view.title}`);
    this.bar.show(view.can);
    this.injects.show(view.injects, view.roles);
    this.chances.show(view.chances, view.tasks);
    this.middle.show(view);
    this.afterwards.show(view);
    this.presence.show(view.roles);
    this.foot.textContent = `Space pause · H hold, R release next · ↑↓ Enter injects · D decisions · M make up · B branch · Z set back · ? all keys · journal ${view.file} · seed ${view.seed}, run ${view.run}`;
    if (view.journal) {
      this.journal.show(0, view.journal);
    }
    if (view.problem !== "") {
      this.tell(view.problem, true);
    }
  }

  private heard(kind: string, { from, entries }: { from: number; entries: Entry[] }): void {
    if (kind === "journal") {
      this.journal.show(from, entries);
    }
  }

  private tick(): void {
    const { clock, live } = this.room;
    const { view } = this;
    count(clock.now);
    for (const element of document.querySelectorAll<HTMLElement>("[data-until]")) {
      element.textContent = lasting(Number(element.dataset.until) - clock.now);
    }
    const waits = clock.state?.state === "waits";
    this.lobby.element.hidden = !waits && !this.lobby.element.closest("dialog");
    const ended = clock.state?.state === "ended";
    const over = this.afterwards.tick(ended);
    this.thread.element.hidden = waits;
    this.bar.element.hidden = this.more.hidden = waits || ended;
    this.roles.hidden = waits;
    this.work.hidden = waits || over;
    this.times.textContent = `T+ ${lasting(clock.now)} · wall ${wallClock()}`;
    this.bar.tick(live);
    if (view) {
      this.lobby.show(view, waits);
      this.thread.tick(view);
      this.middle.tick(live && !waits);
    }
  }

  private tell(text: string, bad: boolean): void {
    this.said.textContent = text;
    this.said.classList.toggle("bad", bad);
  }

  /** Who is there, and the codes, over what goes on. */
  private links(): void {
    if (this.room.clock.state?.state === "waits" || document.querySelector("dialog[open]")) {
      return;
    }
    const dialog = new Dialog("Roles and links", this.lobby.element);
    this.lobby.element.hidden = false;
    dialog.element.classList.add("wide");
    dialog.element.addEventListener("close", () => this.room.main.prepend(this.lobby.element));
    dialog.show(deed("Close", () => dialog.close(), "", "Esc"));
  }

  private event(): void {
    if (this.view) {
      void this.instead.effect(this.view);
    }
  }

  private order(): void {
    void this.instead.order(this.view?.roles ?? []);
  }

  private answer(then: "answer" | "nudge"): void {
    const open = openOnes(this.view?.decisions ?? [])[0];
    if (open) {
      this.instead[then](open);
    } else {
      this.tell("No decision of a played role is open.", false);
    }
  }

  private keys(): void {
    const keys = new Keys([
      { key: " ", name: "Space", does: "run or pause the clock", run: () => this.bar.press() },
      { key: "h", does: "hold the next inject", run: () => this.injects.holdNext() },
      { key: "r", does: "release the next inject", run: () => this.injects.releaseNext() },
      { key: "ArrowDown", name: "↓", does: "the inject after", run: () => this.injects.move(1) },
      { key: "ArrowUp", name: "↑", does: "the inject before", run: () => this.injects.move(-1) },
      { key: "d", does: "answer the decision that is open longest", run: () => this.answer("answer") },
      { key: "n", does: "remind whoever has it", run: () => this.answer("nudge") },
      { key: "m", does: "make up an inject", run: () => this.injects.makeUp() },
      { key: "b", does: "branch from here", run: () => this.journal.branch() },
      { key: "z", does: "set the clock back", run: () => this.journal.back() },
      { key: "1", does: "map", run: () => this.middle.toggle("map") },
      { key: "2", does: "lanes", run: () => this.middle.toggle("lanes") },
      { key: "3", does: "what happened", run: () => this.middle.toggle("records") },
      { key: "/", does: "find in what happened", run: () => this.middle.find() },
      { key: "l", does: "roles and links", run: () => this.links() },
      { key: "e", does: "what came of it, when it has ended, or everything that happened", run: () => this.afterwards.toggle() },
      { key: "s", does: "start", run: () => this.lobby.begin() },
      { key: "?", does: "say which keys there are", run: () => keys.show() },
    ]);
  }
}

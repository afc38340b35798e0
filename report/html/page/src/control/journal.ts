import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { ask } from "../base/server";
import { Dialog } from "../exercise/dialog";
import type { Entry, Outcome } from "../exercise/model";
import { problemOf } from "../exercise/open";
import { Part } from "../exercise/part";
import type { RoomClock } from "../exercise/roomclock";
import type { Do } from "./doing";

/** How many entries are shown. */
const MOST = 80;

interface SetBack extends Outcome { to: number; ends: string[]; kept: string }

/** What people have done, the newest first; what can be taken back, where to branch, and setting the clock back. */
export class Journal {
  readonly element: HTMLElement;
  private readonly list = el("ol", { class: "entries", tabindex: "0", "aria-label": "Entries" });
  private entries: Entry[] = [];

  private readonly part = new Part((entries: Entry[]) => fill(this.list, ...entries.slice(-MOST).map((entry) => this.item(entry)).reverse()));

  constructor(private readonly clock: RoomClock, private readonly does: Do) {
    this.element = el(
      "section", { class: "journal", "aria-label": "Journal" },
      el("div", { class: "heading" }, el("h2", {}, "Journal"), deed("Branch from here", () => this.branch(), "", "B")), this.list,
      el("div", { class: "card" }, el("span", { class: "aside" }, "What was shown cannot be undone."), deed("Set clock back…", () => this.back(), "", "Z")),
    );
  }

  /** Takes all entries, or those from one on. */
  show(from: number, entries: Entry[]): void {
    this.entries = [...this.entries.slice(0, from), ...entries];
    this.part.show(this.entries);
  }

  branch(): void {
    void this.does("/branch", { at: Math.floor(this.clock.now) }, "Branched.");
  }

  /** Asks to when, and says what it costs, before anything is set back. */
  back(): void {
    const to = el("input", { type: "text", value: this.clock.text(this.entries.at(-1)?.at ?? 0), "aria-label": "Set back to" });
    const why = el("input", { type: "text", maxlength: "300" });
    const cost = el("div", { class: "card", role: "status" });
    const go = deed("", () => {
      const at = this.clock.instant(to.value);
      void dialog.ends(this.does("/back", { at, why: why.value, check: false }, "The clock was set back."));
    }, "costly");
    const look = async (): Promise<void> => {
      const at = this.clock.instant(to.value);
      go.disabled = true;
      go.textContent = `↶ Set back to ${to.value}, paused`;
      if (at === undefined) {
        fill(cost, "Give an instant, such as 13:16:30.");
        return;
      }
      try {
        const said = await ask<SetBack>("/back", { at, why: "", check: true });
        go.disabled = said.state === "refused";
        fill(cost, ...(said.state === "refused" ? [said.words ?? "", ...(said.lines ?? [])] : [
          el("span", {}, el("b", {}, `${said.ends.length === 1 ? "1 entry ends" : `${said.ends.length} entries end`} here: `), said.ends.join(", ")),
          el("span", {}, "All of it is kept as a branch beside the journal."),
          el("span", { class: "yours" }, "◆ People have seen what came after: they will know it. The report says that the clock was set back."),
        ]));
      } catch (reason) {
        fill(cost, problemOf(reason));
      }
    };
    to.addEventListener("input", () => void look());
    const dialog = new Dialog("Set the clock back?", el("label", {}, "To", to), cost, el("label", {}, "Tell them", why));
    dialog.show(deed(`Keep ${this.clock.text()}`, () => dialog.close(), "", "Esc"), go);
    void look();
  }

  private item({ number, at, who, text, id, lines, undo, undone, refused }: Entry): HTMLElement {
    return el(
      "li", { class: undone ? "undone" : refused ? "refused" : "", "data-entry": String(number) },
      el("span", { class: "number" }, refused ? "✕" : String(number)), el("span", { class: "aside" }, this.clock.text(at)),
      el("div", {},
        el("span", {}, el("b", {}, `${who} `), el("span", { class: undone ? "struck" : "" }, text), id === "" ? null : el("span", { class: "aside" }, ` ${id}`), refused ? el("span", { class: "bad" }, " refused, not written") : null, undone ? el("span", { class: "aside" }, " taken back") : null),
        ...lines.map((line) => el("span", { class: refused ? "bad" : "aside" }, line)),
        undo ? deed("↶ undo", () => void this.does("/undo", { entry: number }, `Entry ${number} is taken back.`), "link") : null),
    );
  }
}

import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { lineOf } from "../exercise/lines";
import type { ControlView, Line } from "../exercise/model";
import { Part } from "../exercise/part";
import type { Picture } from "../exercise/picture";
import type { RoomClock } from "../exercise/roomclock";
import { since } from "../exercise/since";
import type { Do } from "./doing";

/** How many lines of what happened are shown. */
const MOST = 200;

type Name = "map" | "lanes" | "records";

/** Everything up to now: lanes over the map, or what happened line by line. */
export class Middle {
  readonly element: HTMLElement;
  private readonly works = el("ul", { class: "works" });
  private readonly list = el("ol", { class: "lines" });
  private readonly sought = el("input", { type: "search", "aria-label": "Find in what happened", placeholder: "Find" });
  private readonly records = el("div", { class: "records", hidden: "", tabindex: "0", role: "group", "aria-label": "What happened" }, this.sought, this.list);
  private readonly views: Record<Name, [HTMLElement, HTMLButtonElement]>;
  private all: Line[] = [];

  private readonly under = new Part((works: ControlView["works"]) => fill(this.works, ...works.map(({ incident, step, text, since: from, role }) => el(
    "li", {}, `${role}: ${text} `, since(from), " ", deed("It is done", () => void this.does("/finish", { incident, step }, "Finished.")),
  ))));

  constructor(private readonly picture: Picture, private readonly clock: RoomClock, private readonly does: Do) {
    const views = { map: picture.map, lanes: picture.lanes, records: this.records };
    const button = (name: Name, key: string): HTMLButtonElement => {
      const made = deed(name === "records" ? "what happened" : name, () => this.toggle(name), "", key);
      made.setAttribute("aria-pressed", String(name !== "records"));
      return made;
    };
    this.views = { map: [views.map, button("map", "1")], lanes: [views.lanes, button("lanes", "2")], records: [views.records, button("records", "3")] };
    this.sought.addEventListener("input", () => this.render());
    this.element = el(
      "section", { class: "column middle", "aria-label": "Everything, up to now" },
      el("div", { class: "heading" }, el("h2", {}, "Everything, up to now"), el("div", { class: "deeds" }, ...Object.values(this.views).map(([, each]) => each))),
      this.works, this.picture.lanes, this.picture.map, this.records,
    );
  }

  /** Shows a part, or hides it. */
  toggle(name: Name): void {
    const [part, button] = this.views[name];
    part.hidden = !part.hidden;
    button.setAttribute("aria-pressed", String(!part.hidden));
    this.render();
  }

  find(): void {
    if (this.records.hidden) {
      this.toggle("records");
    }
    this.sought.focus();
  }

  show(view: ControlView): void {
    this.under.show(view.works);
    this.picture.stale();
  }

  lines(lines: Line[]): void {
    this.all = lines;
    this.render();
  }

  tick(live: boolean): void {
    this.picture.tick(live);
  }

  private render(): void {
    if (!this.records.hidden) {
      const text = this.sought.value.toLowerCase();
      const found = this.all.filter((line) => `${line.from} ${line.text}`.toLowerCase().includes(text));
      fill(this.list, ...found.slice(-MOST).map((line) => lineOf(line, this.clock, false, () => undefined)).reverse());
    }
  }
}

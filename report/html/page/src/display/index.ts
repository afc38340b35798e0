import { el, fill } from "../base/dom";
import { EndingPage } from "../exercise/ending";
import { opened } from "../exercise/open";
import { Part } from "../exercise/part";
import { Picture } from "../exercise/picture";
import { Room } from "../exercise/room";
import type { DisplayView, Line } from "../exercise/model";
import { count, since } from "../exercise/since";
import { wallClock } from "../exercise/times";

/** How many lines of the story are shown. */
const MOST = 12;

/** Begins the page for a projector. */
export function startDisplay(): void {
  opened(() => {
    new Page();
  });
}

/** What time it is, where everybody is, and what happened last; read from ten metres. */
class Page {
  private readonly list = el("ol", { class: "story" });
  private readonly open = el("ul", { class: "open" });
  private readonly note = el("p");
  private readonly wall = el("p", { class: "aside" });
  private readonly title = el("strong");
  private readonly ending = new EndingPage();
  private readonly soFar: HTMLElement;
  private readonly room: Room<DisplayView>;
  private readonly picture: Picture;

  private readonly view = new Part(({ title, note, open, ending }: DisplayView) => {
    this.room.name(`Display: ${title}`);
    this.title.textContent = title;
    this.note.textContent = note;
    this.ending.show(ending);
    this.ending.element.hidden = ending === null;
    this.soFar.hidden = this.picture.map.hidden = ending !== null;
    fill(this.open, ...open.map((each) => el("li", { class: "yours" }, `◆ ${each.role}: ${each.title} `, since(each.since))));
  });
  private readonly story = new Part((lines: Line[]) => {
    fill(this.list, ...lines.map((line) => el("li", {}, el("time", {}, this.room.clock.text(line.at).slice(0, -3)), el("span", {}, told(line)))));
  });

  constructor() {
    this.room = new Room("/display/events", true, {
      view: (view) => {
        this.view.show(view);
        this.picture.stale();
      },
      lines: (lines) => this.story.show(lines.filter(({ kind }) => kind !== "note").slice(-MOST).reverse()),
      tick: () => this.tick(),
    });
    this.picture = new Picture(this.room.clock, false);
    fill(this.room.who, this.title, this.wall);
    this.room.deeds.append(el("strong", { class: "exercise" }, "EXERCISE · EXERCISE · EXERCISE"));
    this.soFar = el("section", { class: "so-far", "aria-label": "So far" }, el("h2", {}, "So far"), this.open, this.list);
    fill(this.room.main, this.picture.map, this.soFar, this.ending.element);
    this.room.main.after(el("footer", { class: "foot" }, this.note, this.room.colours));
  }

  private tick(): void {
    const { clock, live } = this.room;
    count(clock.now);
    this.wall.textContent = `wall clock ${wallClock().slice(0, 5)}`;
    this.picture.tick(live);
  }
}

function told({ from, text }: Line): string {
  return from === "" ? text : `${from}: ${text}`;
}

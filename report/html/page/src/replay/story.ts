import { el } from "../base/dom";
import { Causes } from "./causes";
import type { Clock } from "./clock";
import { lastAt } from "./instants";
import { Pace } from "./pace";
import type { Player } from "./player";
import type { Filter, Records, TimelineRecord } from "./records";
import { instantOf, kindInWords, passes } from "./records";
import { RecordList, scrollWithin } from "./recordlist";

/** How often the list follows the playhead, in milliseconds. */
const INTERVAL = 120;

interface Line {
  element: HTMLElement;
  seq: number;
  t: number;
}

/**
 * The story of the run next to its records: both follow the playhead and move it, can be filtered, and say what led to what.
 * The lines of the story are in the page already; this only makes them buttons.
 */
export class Story {
  private readonly filter: Filter = { text: "", agency: "", kind: "" };
  private readonly lines: Line[];
  private readonly times: [number][];
  private readonly list: HTMLElement | null;
  private readonly recordList: RecordList;
  private readonly causes: Causes;
  private readonly count = el("p", { class: "count", role: "status" });
  private readonly pace = new Pace(() => this.follow());
  private every = false;
  private current: HTMLElement | null = null;

  constructor(
    root: HTMLElement,
    private readonly records: Records,
    private readonly player: Player,
    clock: Clock,
    agencies: ReadonlyMap<string, string>,
    private readonly select: (record: TimelineRecord | null) => void,
  ) {
    this.list = root.querySelector("ol");
    this.lines = [...root.querySelectorAll<HTMLElement>("li[data-seq][data-t]")].map((element) => this.enhance(element));
    this.times = this.lines.map(({ t }) => [t]);
    this.every = this.lines.length === 0;
    this.recordList = new RecordList(clock, (record) => this.choose(record));
    this.causes = new Causes(records, clock, (record) => this.choose(record), () => this.select(null));
    root.classList.add("interactive");
    this.list?.setAttribute("tabindex", "0");
    this.list?.setAttribute("aria-label", "Story");
    const tools = this.tools(agencies);
    root.append(tools, this.count, ...(this.list ? [this.list] : []), this.recordList.element, this.causes.element);
    this.apply();
  }

  /** Follows the playhead. */
  move(): void {
    this.pace.ask(INTERVAL);
  }

  private follow(): void {
    if (this.every) {
      this.recordList.follow(this.player.now);
      return;
    }
    const line = this.lines[lastAt(this.times, this.player.now)]?.element ?? null;
    if (line === this.current) {
      return;
    }
    this.current?.removeAttribute("aria-current");
    this.current = line;
    if (line && this.list) {
      line.setAttribute("aria-current", "true");
      scrollWithin(this.list, line);
    }
  }

  private enhance(element: HTMLElement): Line {
    const seq = Number(element.dataset.seq);
    const known = this.records.get(seq);
    const t = known ? instantOf(known) : Number(element.dataset.t);
    const button = el("button", { type: "button", class: "line" }, ...element.childNodes);
    button.addEventListener("click", () => {
      if (known) {
        this.choose(known);
      } else {
        this.player.seek(t);
      }
    });
    element.replaceChildren(button);
    return { element, seq, t };
  }

  /** Goes to a record, says what led to it and emphasises who was part of that. */
  private choose(record: TimelineRecord): void {
    this.player.pause();
    this.player.seek(instantOf(record));
    this.causes.show(record);
    this.select(record);
  }

  private tools(agencies: ReadonlyMap<string, string>): HTMLElement {
    const text = el("input", { type: "search", "aria-label": "Filter by text", placeholder: "Filter" });
    text.addEventListener("input", () => this.set({ text: text.value }));
    return el(
      "div", { class: "story-tools" }, this.lines.length > 0 ? this.toggle() : null, text,
      this.chooser("agency", "Every agency", (id) => agencies.get(id) ?? id),
      this.chooser("kind", "Every kind", kindInWords),
    );
  }

  private toggle(): HTMLElement {
    const buttons = [["Story", false], ["Every record", true]].map(([name, every]) => {
      const button = el("button", { type: "button", "aria-pressed": String(every === this.every) }, String(name));
      button.addEventListener("click", () => {
        this.every = every === true;
        buttons.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
        this.apply();
      });
      return button;
    });
    return el("div", { class: "toggle", role: "group", "aria-label": "What is listed" }, ...buttons);
  }

  private chooser(column: "agency" | "kind", everything: string, name: (value: string) => string): HTMLElement {
    const select = el("select", { "aria-label": `Filter by ${column}` }, el("option", { value: "" }, everything));
    for (const value of this.records.values(column)) {
      select.append(el("option", { value }, name(value)));
    }
    select.addEventListener("change", () => this.set({ [column]: select.value }));
    return select;
  }

  private set(change: Partial<Filter>): void {
    Object.assign(this.filter, change);
    this.apply();
  }

  /** Lists what passes the filter. */
  private apply(): void {
    this.recordList.element.hidden = !this.every;
    let matching = 0;
    for (const { element, seq } of this.lines) {
      element.hidden = !passes(this.filter, this.records.get(seq), element.textContent);
      matching += element.hidden ? 0 : 1;
    }
    this.tellCount(matching);
    if (this.every) {
      this.recordList.filter(this.records.all.filter((record) => passes(this.filter, record, record.text)), this.player.now);
    }
    this.current = null;
    this.follow();
  }

  /** Says how many lines of the story match, so that an empty list is not taken for a broken one. */
  private tellCount(matching: number): void {
    const { text, agency, kind } = this.filter;
    const filtered = text !== "" || agency !== "" || kind !== "";
    // The list of records says its own count.
    this.count.hidden = this.every;
    this.count.textContent = !filtered ? ""
      : matching === 0 ? "Nothing matches."
      : `${matching} of ${this.lines.length} lines match.`;
    if (this.list) {
      this.list.hidden = this.every || matching === 0;
    }
  }
}

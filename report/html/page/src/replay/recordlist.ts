import { el, fill } from "../base/dom";
import type { Clock } from "./clock";
import { lastAt } from "./instants";
import type { TimelineRecord } from "./records";
import { instantOf, kindInWords } from "./records";

/** How many records are in the page at once: a run may have tens of thousands. */
const WINDOW = 200;

/** Every record that passes the filter, a window of them around the playhead. */
export class RecordList {
  readonly element: HTMLElement;
  private readonly list = el("ol", { class: "records", tabindex: "0", "aria-label": "Records" });
  private readonly earlier = el("button", { type: "button" }, "Earlier records");
  private readonly later = el("button", { type: "button" }, "Later records");
  private readonly count = el("p", { class: "count" });
  private filtered: TimelineRecord[] = [];
  private times: [number][] = [];
  private start = 0;
  private current = -1;

  constructor(private readonly clock: Clock, private readonly choose: (record: TimelineRecord) => void) {
    this.earlier.addEventListener("click", () => this.page(-WINDOW));
    this.later.addEventListener("click", () => this.page(WINDOW));
    this.element = el("div", { class: "record-list" }, this.count, this.earlier, this.list, this.later);
  }

  filter(records: TimelineRecord[], t: number): void {
    this.filtered = records;
    this.times = records.map((record) => [instantOf(record)]);
    this.current = -1;
    this.start = -WINDOW;
    this.render();
    this.follow(t);
  }

  /** Marks the record that the playhead has reached, and goes there. */
  follow(t: number): void {
    const index = lastAt(this.times, t);
    if (index === this.current) {
      return;
    }
    this.current = index;
    if (index < this.start || index >= this.start + WINDOW || this.list.childElementCount === 0) {
      this.start = index - WINDOW / 2;
      this.render();
    }
    this.mark();
  }

  private page(by: number): void {
    this.start += by;
    this.render();
    this.mark();
  }

  private render(): void {
    const last = Math.max(0, this.filtered.length - WINDOW);
    this.start = Math.min(last, Math.max(0, this.start));
    const shown = this.filtered.slice(this.start, this.start + WINDOW);
    fill(this.list, ...shown.map((record) => this.item(record)));
    this.earlier.hidden = this.start === 0;
    this.later.hidden = this.start >= last;
    const end = this.start + shown.length;
    this.count.textContent = shown.length === 0
      ? "Nothing matches."
      : `Records ${this.start + 1} to ${end} of ${this.filtered.length}`;
  }

  private item(record: TimelineRecord): HTMLElement {
    const button = el(
      "button", { type: "button", class: "line" }, el("time", {}, this.clock.at(instantOf(record))), " ",
      el("span", { class: "kind" }, kindInWords(record.kind)), " ", record.text,
    );
    button.addEventListener("click", () => this.choose(record));
    return el("li", { "data-seq": String(record.seq) }, button);
  }

  private mark(): void {
    this.list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const row = this.list.children[this.current - this.start];
    if (row instanceof HTMLElement) {
      row.setAttribute("aria-current", "true");
      scrollWithin(this.list, row);
    }
  }
}

/** Scrolls a list, never the page, until a row of it can be seen. */
export function scrollWithin(list: HTMLElement, row: HTMLElement): void {
  const above = row.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
  if (above < list.scrollTop || above + row.offsetHeight > list.scrollTop + list.clientHeight) {
    list.scrollTop = above - list.clientHeight / 3;
  }
}

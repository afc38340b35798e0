import { el, fill } from "../base/dom";
import type { Clock } from "./clock";
import type { Records, TimelineRecord } from "./records";
import { instantOf } from "./records";

/** Says what led to a record: its cause, the cause of that, and so on back to the beginning of the run. */
export class Causes {
  readonly element = el("aside", { class: "causes", "aria-label": "What led to it", hidden: "" });

  constructor(
    private readonly records: Records,
    private readonly clock: Clock,
    private readonly choose: (record: TimelineRecord) => void,
    private readonly close: () => void,
  ) {}

  show(record: TimelineRecord): void {
    const { records, complete } = this.records.chain(record.seq);
    const list = el("ol", {}, ...records.map((cause) => this.item(cause, cause === record)));
    const closing = el("button", { type: "button", class: "close" }, "Close");
    closing.addEventListener("click", () => {
      this.element.hidden = true;
      this.close();
    });
    const before = complete ? null : el("p", { class: "note" }, "What came before is not among the records of this report.");
    fill(this.element, el("h3", {}, "What led to it"), before, list, closing);
    this.element.hidden = false;
    this.element.scrollTop = this.element.scrollHeight; // the record itself comes last
  }

  private item(record: TimelineRecord, last: boolean): HTMLElement {
    const link = el("button", { type: "button", class: "line" }, el("time", {}, this.clock.at(instantOf(record))), " ", record.text);
    link.addEventListener("click", () => this.choose(record));
    if (last) {
      link.setAttribute("aria-current", "true");
    }
    return el("li", { "data-seq": String(record.seq) }, link, this.asked(record));
  }

  /** The request that has waited until now, where that is not the cause itself. */
  private asked(record: TimelineRecord): HTMLElement | null {
    const request = record.since === undefined ? undefined : this.records.get(record.since);
    if (!request) {
      return null;
    }
    const link = el("button", { type: "button", class: "line since" }, `waited since ${this.clock.at(instantOf(request))}: ${request.text}`);
    link.addEventListener("click", () => this.choose(request));
    return link;
  }
}

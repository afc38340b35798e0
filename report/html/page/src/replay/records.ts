/** A record of the run as the document's data has it; t is seconds since the start of the clock. */
export interface TimelineRecord {
  seq: number;
  cause: number;
  since?: number;
  at: string;
  t: number;
  kind: string;
  incident?: string;
  step?: string;
  agency?: string;
  unit?: string;
  place?: string;
  text: string;
}

/** The records of the document, found by number and by time. */
export class Records {
  readonly all: TimelineRecord[];
  private readonly bySeq: Map<number, TimelineRecord>;
  private readonly byCause = new Map<number, TimelineRecord[]>();

  constructor(all: TimelineRecord[]) {
    this.all = all;
    this.bySeq = new Map(all.map((record) => [record.seq, record]));
    for (const record of all) {
      const known = this.byCause.get(record.cause);
      if (known) {
        known.push(record);
      } else {
        this.byCause.set(record.cause, [record]);
      }
    }
  }

  get(seq: number): TimelineRecord | undefined {
    return this.bySeq.get(seq);
  }

  /** What a record brought about at once, in order. */
  effects(seq: number): TimelineRecord[] {
    return (this.byCause.get(seq) ?? []).filter((record) => record.seq !== seq);
  }

  /**
   * The chain of causes of a record, from the first cause to the record itself. complete is false when the document has
   * left out records on the way.
   */
  chain(seq: number): { records: TimelineRecord[]; complete: boolean } {
    const records: TimelineRecord[] = [];
    const seen = new Set<number>();
    let next = seq;
    while (!seen.has(next)) {
      seen.add(next);
      const record = this.bySeq.get(next);
      if (!record) {
        return { records, complete: false };
      }
      records.unshift(record);
      next = record.cause;
    }
    return { records, complete: true };
  }

  /** What led to a record: its cause, or where that was at the same instant, the first thing of that instant that led to it. */
  reason(record: TimelineRecord): TimelineRecord | undefined {
    const before = (of: TimelineRecord): TimelineRecord | undefined => {
      const cause = this.bySeq.get(of.cause);
      return cause === of ? undefined : cause;
    };
    let reason = before(record);
    while (reason && instantOf(reason) === instantOf(record)) {
      const earlier = before(reason);
      if (!earlier || instantOf(earlier) !== instantOf(record)) {
        break;
      }
      reason = earlier;
    }
    return reason;
  }

  /** What occurs in a column, in order. */
  values(column: "kind" | "agency"): string[] {
    const found = new Set(this.all.map((record) => record[column] ?? ""));
    found.delete("");
    return [...found].sort();
  }
}

/** The kind of a record in words: UnitEnRoute is “Unit en route”. */
export function kindInWords(kind: string): string {
  const spaced = kind.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  return spaced.charAt(0) + spaced.slice(1).toLowerCase();
}

/** When a record is, in milliseconds as the playhead has them. */
export function instantOf(record: TimelineRecord): number {
  return Math.round(record.t * 1000);
}

/** What records are to be listed. Empty strings let everything through. */
export interface Filter {
  text: string;
  agency: string;
  kind: string;
}

export function passes(filter: Filter, record: TimelineRecord | undefined, text: string): boolean {
  if (filter.agency !== "" && record?.agency !== filter.agency) {
    return false;
  }
  if (filter.kind !== "" && record?.kind !== filter.kind) {
    return false;
  }
  return text.toLowerCase().includes(filter.text.toLowerCase());
}

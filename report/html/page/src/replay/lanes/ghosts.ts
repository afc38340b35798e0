import type { Bar, Group, Row } from "./model";

/** Gives each row the bars that the same row has in another replay, where they are others, and shows rows that only do something there. */
export function haunt(groups: Group[], other: Group[]): void {
  const there = new Map(other.flatMap(({ rows, unused }) => [...rows, ...unused]).map((row) => [row.key, row.bars]));
  for (const group of groups) {
    for (const row of [...group.rows, ...group.unused]) {
      const bars = there.get(row.key) ?? [];
      if (!same(row.bars, bars)) {
        row.ghosts = bars;
      }
    }
    const seen = (row: Row): boolean => (row.ghosts ?? []).some(({ phase }) => phase !== "offDuty");
    group.rows.push(...group.unused.filter(seen));
    group.unused = group.unused.filter((row) => !seen(row));
  }
}

/** Whether two lists of bars look the same. */
export function same(a: Bar[], b: Bar[]): boolean {
  return a.length === b.length && a.every((bar, i) => {
    const twin = b[i];
    return bar.from === twin?.from && bar.to === twin.to && bar.phase === twin.phase && bar.band === twin.band && bar.level === twin.level;
  });
}

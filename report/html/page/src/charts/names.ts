/**
 * The titles of rows without what they all begin with, up to its comma: the figure's caption says that already. The keys of the
 * rows when the titles do not tell them apart so.
 */
export function shortNames(rows: { title: string; key: string }[]): string[] {
  const first = rows[0]?.title ?? "";
  const start = first.slice(0, first.indexOf(", ") + 2);
  const common = start.length > 2 && rows.every(({ title }) => title.startsWith(start) && title.length > start.length);
  return rows.map(({ title, key }) => (common ? title.slice(start.length) : key));
}

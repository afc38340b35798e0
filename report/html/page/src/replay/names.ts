/**
 * A name where that of its group is read, without the words with which both begin: car 4 of Independence Police is no other town's.
 * What is left is more than a number, and does not begin in the middle of something.
 */
export function within(name: string, group: string): string {
  const words = name.split(" ");
  const shared = words.findIndex((word, i) => word !== group.split(" ")[i]);
  const rest = words.slice(shared).join(" ");
  return shared > 0 && /[^\d\s]/.test(rest) && !/^(and|for|of|or) /.test(rest) ? rest : name;
}

/**
 * A name in two: what is cut where there is no room for all of it, and the last word if it is short, which stays. It is what
 * tells car 4 from car 5.
 */
export function partedName(name: string): { stem: string; tail: string } {
  const space = name.lastIndexOf(" ");
  const tail = name.slice(space);
  return space <= 0 || tail.length > 4 ? { stem: name, tail: "" } : { stem: name.slice(0, space), tail };
}

/** Names in a line, those beyond so many counted. */
export function listed(names: string[], most: number): string {
  return names.length <= most + 1 ? names.join(", ") : `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}

/** How many lines a name on the map has at most. */
const LINES = 2;

/** A name in lines of at most so many letters, between its words; what does not fit is cut off. */
export function wrapped(name: string, wide: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= wide) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.slice(0, LINES).map((line, i) => {
    const cut = line.length > wide || (i === LINES - 1 && lines.length > LINES);
    return cut ? `${line.slice(0, wide - 1)}…` : line;
  });
}

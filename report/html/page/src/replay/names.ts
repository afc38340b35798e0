/** Letters that a name on the map has at most. */
const LONGEST = 28;

/** A name as long as it may be on the map. */
export function shortName(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

/** A name where that of its group is read, without the words with which both begin: car 4 of Independence Police is no other town's. */
export function within(name: string, group: string): string {
  const words = name.split(" ");
  const shared = words.findIndex((word, i) => word !== group.split(" ")[i]);
  return shared > 0 && /[^\d\s]/.test(words.slice(shared).join(" ")) ? words.slice(shared).join(" ") : name;
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

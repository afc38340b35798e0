/** A label at a line through a chart: where the line is, and how wide its text. */
export interface Flag {
  x: number;
  width: number;
}

/** Where a flag flies: how many levels above the lowest, and on which side of its line. */
export interface Flown {
  level: number;
  side: "left" | "right";
}

const apart = 6;

/**
 * Finds room for flags above a chart, so that no text lies on another or on another's line, which runs down from its own
 * text. It takes as few levels as there can be.
 */
export function fly(flags: Flag[], left: number, right: number): Flown[] {
  for (let levels = 1; levels < flags.length; levels++) {
    const flown = from(flags, [], levels, left, right);
    if (flown) {
      return flown;
    }
  }
  return from(flags, [], flags.length, left, right) ?? flags.map((flag, level) => ({ level, side: flag.x > (left + right) / 2 ? "left" : "right" }));
}

/** Places the next flag, and all after it; nothing if that cannot be with those that are placed. */
function from(flags: Flag[], placed: Flown[], levels: number, left: number, right: number): Flown[] | null {
  const flag = flags[placed.length];
  if (!flag) {
    return placed;
  }
  for (let level = 0; level < levels; level++) {
    for (const side of ["right", "left"] as const) {
      const flown = { level, side };
      const [begin, end] = reach(flag, flown);
      const fits = begin >= left && end <= right && placed.every((other, i) => clear(flag, flown, flags[i], other));
      const all = fits ? from(flags, [...placed, flown], levels, left, right) : null;
      if (all) {
        return all;
      }
    }
  }
  return null;
}

/** From where to where the text of a flag reaches. */
export function reach(flag: Flag, flown: Flown): [number, number] {
  return flown.side === "right" ? [flag.x + apart / 2, flag.x + flag.width + apart] : [flag.x - flag.width - apart, flag.x - apart / 2];
}

function clear(a: Flag, flownA: Flown, b: Flag | undefined, flownB: Flown): boolean {
  if (!b) {
    return true;
  }
  const [fromA, toA] = reach(a, flownA);
  const [fromB, toB] = reach(b, flownB);
  const texts = flownA.level !== flownB.level || toA + apart <= fromB || toB + apart <= fromA;
  const lineOfA = flownA.level < flownB.level || a.x < fromB || a.x > toB;
  const lineOfB = flownB.level < flownA.level || b.x < fromA || b.x > toA;
  return texts && lineOfA && lineOfB;
}

import type { UnitSeen } from "../exercise/model";

/** From how many units on that do the same one row tells of all. */
const MANY = 3;

/** Units that stand in one row: of one name but for their numbers, at the same place, in the same state. */
export interface Folded { name: string; unit: UnitSeen; of: UnitSeen[] }

/** The rows of a board: many units that do the same have one, where the first of them stands. */
export function folded(units: UnitSeen[]): Folded[] {
  const alike = new Map<string, UnitSeen[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    alike.set(key, [...alike.get(key) ?? [], unit]);
  }
  return units.flatMap((unit) => {
    const of = alike.get(keyOf(unit)) ?? [];
    if (of.length < MANY) {
      return [{ name: unit.name, unit, of: [unit] }];
    }
    return of[0] === unit ? [{ name: `${stem(unit.name)} ${ranges(of.map(({ name }) => Number(name.slice(stem(name).length))))}`, unit, of }] : [];
  });
}

/** A unit without a number is like no other. */
function keyOf({ id, name, sign, state, where, free }: UnitSeen): string {
  return JSON.stringify(stem(name) === name ? [id] : [stem(name), sign, state, where, free]);
}

function stem(name: string): string {
  return name.replace(/ \d+$/, "");
}

/** Numbers in order, those that follow each other as from–to: 1–3, 5. */
function ranges(numbers: number[]): string {
  const parts: [from: number, to: number][] = [];
  for (const n of numbers.toSorted((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last && n === last[1] + 1) {
      last[1] = n;
    } else {
      parts.push([n, n]);
    }
  }
  return parts.map(([from, to]) => from === to ? `${from}` : `${from}–${to}`).join(", ");
}

import { colour, onTheme } from "../base/theme";

const known = new Map<string, string>();

// Before anyone draws anew: a module is read before those that use it listen.
onTheme(() => known.clear());

/** The colour of a name, remembered until the theme changes: to ask the style for each figure of each frame takes too long. */
export function ink(name: string): string {
  let found = known.get(name);
  if (found === undefined) {
    found = colour(name);
    known.set(name, found);
  }
  return found;
}

import type { Agency } from "../types";

/** A letter for each agency: one of its name as far as there are enough, so that units can be told apart without colour. */
export function letters(agencies: Agency[]): string[] {
  const taken = new Set<string>();
  return agencies.map((agency) => {
    const candidates = `${initials(agency.name)}${agency.name.toUpperCase()}ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789`;
    const letter = Array.from(candidates).find((c) => /[A-Z0-9]/.test(c) && !taken.has(c)) ?? "•";
    taken.add(letter);
    return letter;
  });
}

function initials(name: string): string {
  return name.toUpperCase().split(/\s+/).map((part) => part[0] ?? "").join("");
}

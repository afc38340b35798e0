import type { Look } from "./look";

/** Breaks lines so that none is wider than the width; words longer than a line are broken anywhere. */
export function wrap(lines: string[], width: number, look: Pick<Look, "size" | "widthOf">): string {
  const broken: string[] = [];
  for (const line of lines) {
    let begun = "";
    for (const word of line.split(" ").flatMap((long) => pieces(long, width, look))) {
      const longer = begun === "" ? word : `${begun} ${word}`;
      if (look.widthOf(longer) > width) {
        broken.push(begun);
        begun = word;
      } else {
        begun = longer;
      }
    }
    broken.push(begun);
  }
  return broken.join("\n");
}

function pieces(word: string, width: number, look: Pick<Look, "size" | "widthOf">): string[] {
  if (look.widthOf(word) <= width) {
    return [word];
  }
  const fits = Math.max(4, Math.floor(width / look.size));
  const letters = Array.from(word);
  return Array.from({ length: Math.ceil(letters.length / fits) }, (_, i) => letters.slice(i * fits, (i + 1) * fits).join(""));
}

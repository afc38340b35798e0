import { colour } from "../base/theme";

/** How charts look now: colours of the theme, and sizes in CSS pixels that follow the page's text. */
export interface Look {
  ink: string;
  muted: string;
  faint: string;
  rule: string;
  raised: string;
  paper: string;
  /** Family of fonts, as CSS has it. */
  family: string;
  /** Size of text. */
  size: number;
  /** The colour of a name without dashes, such as series-1. */
  of(name: string): string;
}

/** Reads the look from the page's style. */
export function currentLook(): Look {
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return {
    ink: colour("ink"),
    muted: colour("muted"),
    faint: colour("faint"),
    rule: colour("rule"),
    raised: colour("raised"),
    paper: colour("paper"),
    family: getComputedStyle(document.body).fontFamily,
    size: Math.round(root * 0.78),
    of: colour,
  };
}

/** The font of labels, as CSS has it. */
export function font(look: Look, bold = false): string {
  return `${bold ? 600 : 400} ${look.size}px ${look.family}`;
}

const ruler = document.createElement("canvas").getContext("2d");

/** How wide a text is, in CSS pixels. */
export function widthOf(text: string, look: Look, bold = false): number {
  if (!ruler) {
    return text.length * look.size * 0.6;
  }
  ruler.font = font(look, bold);
  return ruler.measureText(text).width;
}

/** Breaks lines so that none is wider than the width; words longer than a line are broken anywhere. */
export function wrap(lines: string[], width: number, look: Look): string {
  const broken: string[] = [];
  for (const line of lines) {
    let begun = "";
    for (const word of line.split(" ").flatMap((long) => pieces(long, width, look))) {
      const longer = begun === "" ? word : `${begun} ${word}`;
      if (widthOf(longer, look) > width) {
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

function pieces(word: string, width: number, look: Look): string[] {
  const fits = Math.max(4, Math.floor(width / look.size));
  if (widthOf(word, look) <= width) {
    return [word];
  }
  const letters = Array.from(word);
  return Array.from({ length: Math.ceil(letters.length / fits) }, (_, i) => letters.slice(i * fits, (i + 1) * fits).join(""));
}

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
  /** How wide a text is, in CSS pixels. */
  widthOf(text: string): number;
}

/** Reads the look from the page's style. */
export function currentLook(): Look {
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const look: Look = {
    ink: colour("ink"),
    muted: colour("muted"),
    faint: colour("faint"),
    rule: colour("rule"),
    raised: colour("raised"),
    paper: colour("paper"),
    family: getComputedStyle(document.body).fontFamily,
    size: Math.round(root * 0.78),
    of: colour,
    widthOf: (text) => widthIn(look, text),
  };
  return look;
}

/** The font of labels, as CSS has it. */
export function font(look: Look, bold = false): string {
  return `${bold ? 600 : 400} ${look.size}px ${look.family}`;
}

let ruler: CanvasRenderingContext2D | null = null;

function widthIn(look: Look, text: string): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) {
    return text.length * look.size * 0.6;
  }
  ruler.font = font(look);
  return ruler.measureText(text).width;
}

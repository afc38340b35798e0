/** The colour of the theme for what a piece of a chain is; a word stands beside it always. */
export function phaseColour(kind: string): string {
  return colours[kind] ?? (kind.startsWith("waiting") ? "waiting" : "other");
}

const colours: Record<string, string> = {
  work: "working",
  travel: "travel",
  turnout: "turnout",
  approval: "approval",
  transport: "transport",
  delay: "staged",
  retry: "waiting",
  "air time": "series-3",
  deciding: "series-7",
};

/** Compares what two rows of a table are sorted by: no value comes last whichever way, and numbers go by their size. */
export function order(a: string, b: string, up: boolean): number {
  if (a === "" || b === "") {
    return Number(a === "") - Number(b === "");
  }
  return (up ? 1 : -1) * ascending(a, b);
}

function ascending(a: string, b: string): number {
  const [x, y] = [number(a), number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) {
    return x === y ? 0 : x < y ? -1 : 1;
  }
  return a.localeCompare(b, "en", { numeric: true });
}

/** The number that a text is. What was not reached is longer than any other. */
function number(text: string): number {
  return text === "+Inf" ? Infinity : Number(text);
}

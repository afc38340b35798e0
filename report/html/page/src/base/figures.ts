/**
 * How figures are written and what they are called: every part of the page asks here. Lengths, differences, shares and clock
 * times read as in the tables, which Go writes (report's Value): test/figures.json holds both to the same cases.
 */

/** A number that there may not be. */
export type Maybe = number | null;

/** A 95% interval that may not be known. */
export type Between = [low: Maybe, high: Maybe] | null;

/** What stands where there is no figure. */
export const NONE = "–";

const DAY = 86_400; // seconds

/** Writes a figure in its unit: seconds, share or count. */
export function written(value: Maybe | undefined, unit: string): string {
  if (value === null || value === undefined) {
    return NONE;
  }
  switch (unit) {
    case "seconds":
    case "":
      return length(value);
    case "share":
      return `${fixed(value * 100, 1)}%`;
    default:
      return String(Number(fixed(value, decimalsOf(Math.abs(value), 2))));
  }
}

/** Writes a difference in its unit, of shares in points, with its sign unless nothing is left of it. */
export function difference(value: Maybe | undefined, unit: string): string {
  const text = written(value, unit).replace("%", " pts");
  return (value ?? 0) > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Writes a value of an axis: shares without the decimals that a round value does not need. */
export function onAxis(value: number, unit: string, write = written): string {
  return write(value, unit).replace(/\.0(%| pts)$/, "$1");
}

/** Writes both ends of an interval. */
export function interval(between: Between | undefined, write: (value: Maybe) => string): string {
  return between ? `${write(between[0])} to ${write(between[1])}` : NONE;
}

/** The ends of an interval that are known. */
export function ends(between: Between | undefined): number[] {
  return between ? between.filter((end) => end !== null) : [];
}

/** Writes seconds as 3:41 or 1:05:00, rounded to whole seconds. */
export function length(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? "-" : "";
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours === 0 ? `${sign}${minutes}:${two(whole % 60)}` : `${sign}${hours}:${two(minutes)}:${two(whole % 60)}`;
}

/** What elapsed times count from: the call or the start of the scenario, and when that is in seconds since the start. */
export interface Origin { call: boolean; t: number }

/** Writes seconds since the start of the scenario as call +8:48 or start +25:00. */
export function elapsed(seconds: number, from: Origin): string {
  return `${from.call ? "call" : "start"} ${difference(seconds - from.t, "seconds")}`;
}

/** Writes a share from 0 to 1 in whole per cent, with more digits where a few would pass for none or most for all. */
export function share(value: number): string {
  const percent = value * 100;
  const decimals = Math.max(decimalsOf(percent), decimalsOf(100 - percent));
  return `${trimmed(fixed(percent, decimals))}%`;
}

/** With how many decimals, few if it can, a size is written so that it does not look like 0: less than six show is an error of computing. */
function decimalsOf(size: number, few = 0): number {
  let decimals = few;
  if (size <= 0 || size > 0.5 * 10 ** -few) {
    return few;
  }
  while (decimals < 6 && size < 10 ** (1 - decimals)) {
    decimals++;
  }
  return decimals;
}

/** Leaves out the zeros at the end of decimals. */
function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Writes how many there are. */
export function count(value: Maybe | undefined): string {
  return value === null || value === undefined ? NONE : String(value);
}

/** Writes how many there are, and no zero, so that a table shows where something is. */
export function unlessNone(value: number): string {
  return value === 0 ? "" : String(value);
}

/** Writes a count with its noun, such as 1 run or 2 runs. */
export function counted(value: number, one: string, several: string): string {
  return `${value} ${value === 1 ? one : several}`;
}

/** Writes a distance as 2 km or 500 m. */
export function distance(km: number): string {
  return km >= 1 ? `${km} km` : `${Math.round(km * 1000)} m`;
}

/** Writes how a figure must stand to a limit, as readers do. */
export function relation(sign: string): string {
  return sign.replace("<=", "≤").replace(">=", "≥");
}

const statistics: Record<string, string> = {
  p50: "median", p90: "90th percentile", p95: "95th percentile", mean: "mean", share: "share",
};

/** What a statistic is called. */
export function statisticName(statistic: string): string {
  return statistics[statistic] ?? statistic;
}

/** The seconds of the wall clock that an instant shows, counted in the offset that it is written with. */
export function wall(instant: string): number {
  return Date.parse(instant.replace(/(?:Z|[+-]\d\d:\d\d)$/, "Z")) / 1000;
}

/** Writes seconds of the wall clock as 13:09:00. */
export function clock(seconds: number): string {
  return new Date(Math.round(seconds) * 1000).toISOString().slice(11, 19);
}

/** Writes seconds of the wall clock as 13:09, or as 13:09:30 when that is finer. */
export function shortClock(seconds: number): string {
  return clock(seconds).replace(/:00$/, "");
}

/** Which day an instant of the wall clock is on when another one is on the first. */
export function dayOf(seconds: number, first: number): number {
  return Math.floor(seconds / DAY) - Math.floor(first / DAY) + 1;
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Names the day of seconds of the wall clock as reports do: the day of the week, with its date beyond a week of the start. */
export function dayName(day: number, seconds: number): string {
  const at = new Date(Math.round(seconds) * 1000);
  const weekday = weekdays[at.getUTCDay()] ?? "";
  if (day >= 1 && day <= 7) {
    return weekday;
  }
  const date = `${weekday} ${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ""}`;
  return Math.abs(day) < 180 ? date : `${date} ${at.getUTCFullYear()}`;
}

/** Writes a time of a day, with the day of its seconds where it is not the one that readers expect: Tue 01:30:00. */
export function onDay(day: number, seconds: number, time: string, expected = 1): string {
  return day === expected ? time : `${dayName(day, seconds)} ${time}`;
}

/** Whether seconds of the wall clock are a midnight. */
export function isMidnight(seconds: number): boolean {
  return seconds % DAY === 0;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

/** Rounds to so many decimals as Go does: what lies halfway between two digits goes to the even one. No zero has a sign. */
function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const halfway = (Math.abs(value) * 2 ** (decimals + 1)) % 2 === 1; // toFixed has rounded it up
  const last = Number(text.at(-1));
  const even = halfway && last % 2 === 1 ? `${text.slice(0, -1)}${last - 1}` : text;
  return /[1-9]/.test(even) ? even : even.replace("-", "");
}

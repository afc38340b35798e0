import { dayName, dayOf, difference, isMidnight, onAxis, shortClock } from "../base/figures";

/** An axis: its ends, and round values between that are written. */
export interface Scale {
  min: number;
  max: number;
  ticks: number[];
  write: (value: number) => string;
}

const second = [1, 2, 5, 10, 15, 30];
const roundTimes = [
  ...second,
  ...second.map((n) => n * 60),
  ...[1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 672, 1344].map((n) => n * 3600),
];

/** An axis of lengths, shares or counts over values, with round ticks so far apart that their labels do not touch. */
export function scaleOver(values: number[], unit: string, ticks: number): Scale {
  return over(values, ticks, roundIn(unit), (value) => onAxis(tidy(value), unit));
}

/** An axis of differences, with the sign of each. */
export function scaleOfChanges(values: number[], unit: string, ticks: number): Scale {
  return over([0, ...values], ticks, roundIn(unit), (value) => onAxis(tidy(value), unit, difference));
}

/** An axis of seconds of the wall clock, no longer than the values need. */
export function scaleOfClock(values: number[], ticks: number): Scale {
  const wide = over(values, ticks, roundTime, shortClock);
  const min = Math.min(...values);
  const max = Math.max(...values, min + 1);
  const write = (value: number) => clockOnAxis(value, min, max);
  return { ...wide, min, max, write, ticks: wide.ticks.filter((tick) => tick >= min && tick <= max) };
}

/** Writes the clock on an axis. Over several days, midnights say which day begins: the hours alone would only repeat. */
function clockOnAxis(value: number, min: number, max: number): string {
  const several = dayOf(max - 1, min) > 1;
  return several && isMidnight(value) ? dayName(dayOf(value, min), value) : shortClock(value);
}

function over(values: number[], ticks: number, round: (atLeast: number) => number, write: (value: number) => string): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = round((high - low) / Math.max(2, ticks));
  const min = Math.floor(low / step + 1e-9) * step;
  const steps = Math.max(1, Math.round(Math.ceil(high / step - 1e-9) - min / step));
  return { min, max: min + steps * step, ticks: Array.from({ length: steps + 1 }, (_, i) => min + i * step), write };
}

function roundIn(unit: string): (atLeast: number) => number {
  return unit === "seconds" || unit === "" ? roundTime : roundNumber;
}

function roundTime(atLeast: number): number {
  return roundTimes.find((time) => time >= atLeast) ?? roundNumber(atLeast / 86400) * 86400;
}

function roundNumber(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(atLeast, 1e-6)));
  return ([1, 2, 2.5, 5, 10].find((n) => n * power >= atLeast * (1 - 1e-9)) ?? 10) * power;
}

/** Takes away what adding up steps leaves behind the last digit. */
function tidy(value: number): number {
  return Number(value.toPrecision(10));
}

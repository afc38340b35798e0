/** Writes seconds as 3:41 or 1:05:00, rounded to whole seconds as everywhere in reports. */
export function length(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? "-" : "";
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (whole < 3600) {
    return `${sign}${minutes}:${two(whole % 60)}`;
  }
  return `${sign}${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** Writes seconds with their sign, as the differences in reports. */
export function change(seconds: number): string {
  return seconds > 0 && Math.round(seconds) > 0 ? `+${length(seconds)}` : length(seconds);
}

/** Writes a share from 0 to 1 in per cent. */
export function share(value: number): string {
  return `${Math.round(value * 100)}%`;
}

/** Writes a number with at most so many decimals. */
export function decimal(value: number, decimals = 1): string {
  return String(Number(value.toFixed(decimals)));
}

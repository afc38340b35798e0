import { share } from "../base/figures";
import type { Look } from "./look";
import type { Scale } from "./scale";

/** Keeps a grid where it is told to be, whatever its labels need. */
export const within = { outerBoundsMode: "none" as const, containLabel: false };

/** An axis along the bottom, with its labels cut to a width if there is one. */
export function axis(scale: Scale, look: Look, cut?: number): object {
  return {
    type: "value",
    min: scale.min,
    max: scale.max,
    axisLine: { show: false },
    axisTick: { show: false, customValues: scale.ticks },
    splitLine: { show: true, customValues: scale.ticks, lineStyle: { color: look.rule, width: 1 } },
    axisLabel: {
      color: look.muted,
      fontSize: look.size,
      hideOverlap: true,
      ...(cut === undefined ? {} : { width: cut, overflow: "truncate" }),
      margin: look.size * 0.7,
      customValues: scale.ticks,
      formatter: scale.write,
    },
    axisPointer: { show: false },
  };
}

/** How far the labels of an axis along the bottom may stand out beyond its ends: cut, they would read as other figures. */
export function halfLabel(scale: Scale, look: Pick<Look, "widthOf">): number {
  return Math.max(0, ...scale.ticks.map((tick) => look.widthOf(scale.write(tick)))) / 2 + 4;
}

/** The axis of shares of runs. */
export function shareAxis(look: Look): object {
  return {
    type: "value",
    min: 0,
    max: 1,
    interval: 0.25,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: look.rule } },
    axisLabel: { color: look.muted, fontSize: look.size, formatter: share },
    axisPointer: { show: false },
  };
}

/** From where to where the axis below a chart of shares reaches. */
export function besideShares(scale: Scale, width: number, look: Look): [left: number, right: number] {
  const half = halfLabel(scale, look);
  return [Math.max(look.size * 3.7, half), width - Math.max(look.size * 2.2, half)];
}

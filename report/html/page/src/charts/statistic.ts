import { statisticName, type Between, type Maybe } from "../base/figures";
import type { Judged, Point } from "./model";

/** A point of a sweep as it is drawn: the statistic that an objective asks for, or the mean. */
export interface Reached {
  point: Point;
  value: Maybe;
  between: Between;
  verdict: string;
}

/** The points of a measure with the figures of its objective; of the mean when it has none. */
export function reachedAt(points: Point[], objectives: Judged[]): Reached[] {
  return points.map((point) => {
    const objective = objectives.find((each) => each.value === point.value && each.value_2 === point.value_2 && each.id === objectives[0]?.id);
    return {
      point,
      value: objective ? objective.figure : point.mean,
      between: objective ? objective.figure_ci : point.mean_ci,
      verdict: objective?.verdict ?? "",
    };
  });
}

/** What the statistic is called that is drawn. */
export function drawnName(objective: Judged | undefined): string {
  return statisticName(objective?.statistic ?? "mean");
}

/** The unit of a statistic of a measure: a share of the values has none of the measure's. */
export function unitOf(point: Point, objective: Judged | undefined): string {
  return objective?.statistic === "share" ? "share" : point.unit;
}

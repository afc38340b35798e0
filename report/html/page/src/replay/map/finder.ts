import type { Point } from "./projection";

/** How far from something one may point to mean it, in pixels: as far as a finger needs. */
const REACH = 16;

/** Something on the map that can be pointed at. */
export interface Spot {
  name: string;
  /** The row of the lanes that tells of it. */
  key?: string;
  at: Point;
}

/** What is pointed at: the nearest, and all else that lies at about the same distance. */
export function spotsAt(spots: Spot[], x: number, y: number): Spot[] {
  const far = (spot: Spot): number => Math.hypot(spot.at.x - x, spot.at.y - y);
  const near = spots.filter((spot) => far(spot) <= REACH).sort((a, b) => far(a) - far(b));
  const [first] = near;
  return first ? near.filter((spot) => far(spot) <= far(first) + 1) : [];
}

import type { Replay } from "../types";

type Position = [lat: number, lon: number];

/** Whether there is anything to put on a map. */
export function hasPositions(replay: Replay): boolean {
  return positions(replay).length > 1;
}

export function positions(replay: Replay): Position[] {
  return [
    ...replay.places.map((place): Position => [place.lat, place.lon]),
    ...sites(replay),
    ...replay.units.flatMap((unit): Position[] => (unit.at ? [unit.at] : [])),
  ];
}

function sites(replay: Replay): Position[] {
  return replay.sites.flatMap((site): Position[] => (site.lat !== null && site.lon !== null ? [[site.lat, site.lon]] : []));
}

/** The corners of what lies in the middle, an eighth left out on each side, and of all sites and scenes. */
export function centre(replay: Replay, scenes: Set<string>): Position[] {
  const all = positions(replay);
  const cut = (i: 0 | 1): Position => {
    const sorted = all.map((position) => position[i]).sort((a, b) => a - b);
    const out = Math.floor(sorted.length / 8);
    return [sorted[out] ?? -Infinity, sorted[sorted.length - 1 - out] ?? Infinity];
  };
  const [south, north] = cut(0);
  const [west, east] = cut(1);
  return [
    [south, west], [north, east], ...sites(replay),
    ...replay.places.filter(({ name }) => scenes.has(name)).map(({ lat, lon }): Position => [lat, lon]),
  ];
}

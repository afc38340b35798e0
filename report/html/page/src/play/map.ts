import { el } from "../base/dom";
import type { MapSeen, PlaceSeen } from "../exercise/model";

/** How many names of units stand beside a place. */
const FEW = 3;

const RADIANS = Math.PI / 180;

/** How near two marks may come, in percent of the map's width and height, before they cover each other on a phone. */
const NEAR = { x: 9, y: 9 };

/**
 * The places that a role knows, north up, and a list of them with the units that it sees there or on their way there; null where there is
 * nothing to be put on a map.
 */
export function mapOf({ places, units }: MapSeen): HTMLElement | null {
  if (places.length < 2) {
    return null;
  }
  const at = (id: string, on: boolean) => units.filter((u) => u.place === id && u.on === on);
  const busy = ({ id, scene }: PlaceSeen) => (scene ? 2 : Number(units.some(({ place }) => place === id)));
  const numbered = [...places].sort((a, b) => busy(b) - busy(a));
  const marks = apart(projected(numbered)).map(({ x, y, scene }, i) => {
    const mark = el("span", { class: scene ? "at scene" : "at" }, String(i + 1));
    mark.style.left = `${x}%`;
    mark.style.top = `${y}%`;
    return mark;
  });
  return el(
    "div", { class: "player-map" },
    el("h2", {}, "Places you know, north up"),
    el("div", { class: "ground", "aria-hidden": "true" }, ...marks),
    el("ol", {}, ...numbered.map(({ id, name, scene }) => el(
      "li", { "data-place": id }, scene ? el("b", {}, name) : name, here("■", at(id, false), ""), here("▶", at(id, true), " on the way"),
    ))),
  );
}

interface Mark { x: number; y: number; scene: boolean }

/** Where places are, in percent of a square with margins; north is up. */
function projected(places: PlaceSeen[]): Mark[] {
  const lats = places.map(({ lat }) => lat);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const narrow = Math.cos(((south + north) / 2) * RADIANS); // a degree of longitude, in those of latitude
  const lons = places.map(({ lon }) => lon);
  const [west, east] = [narrow * Math.min(...lons), narrow * Math.max(...lons)];
  const side = Math.max(north - south, east - west) || 1;
  return places.map(({ lat, lon, scene }) => ({
    x: 50 + (84 * (lon * narrow - (west + east) / 2)) / side,
    y: 50 + (84 * ((south + north) / 2 - lat)) / side,
    scene,
  }));
}

/** Marks that would cover each other, moved to the side of the first. */
function apart(marks: Mark[]): Mark[] {
  const placed: Mark[] = [];
  for (const { x, y, scene } of marks) {
    const covered = (at: number) => placed.some((p) => Math.abs(p.x - at) < NEAR.x && Math.abs(p.y - y) < NEAR.y);
    const free = [0, 1, -1, 2, -2, 3, -3].map((n) => x + n * NEAR.x).find((at) => at > 3 && at < 97 && !covered(at));
    placed.push({ x: free ?? x, y, scene });
  }
  return placed;
}

function here(sign: string, units: { name: string }[], then: string): HTMLElement | null {
  if (units.length === 0) {
    return null;
  }
  const few = units.slice(0, FEW).map(({ name }) => name).join(", ");
  return el("span", { class: then === "" ? "" : "accent" }, ` ${sign} ${few}${units.length > FEW ? ` and ${units.length - FEW} more` : ""}${then}`);
}

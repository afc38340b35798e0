import { ink } from "../ink";
import { listed } from "../names";
import type { PhaseName } from "../phases";
import { gather, spread } from "./clusters";
import type { Spot } from "./finder";
import type { Point } from "./projection";
import { badge, drawIdle, drawSite, drawUnit, type Security } from "./signs";

/** How near signs are gathered, in pixels. */
const UNITS = 11;
const SITES = 13;

/** How far those who do nothing stand from the sign of their place. */
const BESIDE = 9;

/** How far from where a cluster is spread out one may point and keep it so. */
const SLACK = 14;

/** How many names are said of a cluster. */
const NAMED = 6;

/** A unit as it is drawn. */
export interface SeenUnit {
  name: string;
  key: string;
  letter: string;
  phase: PhaseName | null;
  chosen: boolean;
  at: Point;
}

/** A site as it is drawn. */
export interface SeenSite {
  name: string;
  key: string;
  security: Security;
  at: Point;
}

/** Signs on the map, those at one spot as one with their number, until it is pointed at or chosen: then they stand around it. */
export class Crowd {
  /** What there is to point at. */
  readonly spots: Spot[] = [];
  /** Where clusters are, and how far they reach: by the keys of their first members. */
  readonly clusters: { key: string; at: Point; reach: number }[] = [];

  constructor(
    private readonly pen: CanvasRenderingContext2D, private readonly width: number, private readonly height: number, private readonly open: string | null,
  ) {}

  /** Draws units: of a cluster that is not spread out the one that does most. Those who do nothing stand beside the sign of their place. */
  units(seen: SeenUnit[], places: Point[]): void {
    const active = ({ phase }: SeenUnit): boolean => phase !== null && phase !== "offDuty";
    seen.sort((a, b) => Number(active(b)) - Number(active(a)));
    const one = (unit: SeenUnit, at: Point): void => active(unit) && unit.phase
      ? drawUnit(this.pen, at, unit.letter, unit.phase, unit.chosen) : drawIdle(this.pen, at, unit.chosen);
    const clusters = gather(seen, UNITS).reverse(); // nobody at work lies under those who do nothing
    clusters.sort((a, b) => Number(this.isOpen(a.members)) - Number(this.isOpen(b.members)));
    for (const { at, members } of clusters) {
      const beside = !members.some(active) && places.some((place) => Math.hypot(place.x - at.x, place.y - at.y) < BESIDE);
      this.cluster(beside ? { x: at.x + BESIDE, y: at.y + BESIDE } : at, members, "units", one);
    }
  }

  /** Draws sites, and returns the label of each sign. */
  sites(seen: SeenSite[]): { name: string; at: Point }[] {
    return gather(seen, SITES).map(({ at, members }) => {
      const kinds = members.map(({ security }) => security);
      const whole: Security = kinds.includes("ordered") ? "ordered" : kinds.every((kind) => kind === "secured") ? "secured" : kinds.includes("secured") ? "ordered" : "normal";
      const open = this.cluster(at, members, "sites", (site, there) => drawSite(this.pen, there, site.security), () => drawSite(this.pen, at, whole));
      const secured = kinds.filter((kind) => kind === "secured").length;
      const more = members.length > 1 ? ` and ${members.length - 1} more${secured > 0 && secured < members.length ? `, ${secured} secured` : ""}` : "";
      return { name: open ? "" : `${members[0]?.name ?? ""}${more}`, at };
    });
  }

  /** Draws a cluster, and says whether it is spread out. */
  private cluster<T extends Spot>(
    at: Point, members: T[], noun: string, draw: (one: T, at: Point) => void, whole = () => members[0] && draw(members[0], at),
  ): boolean {
    const [first] = members;
    if (!first) {
      return false;
    }
    if (members.length === 1) {
      draw(first, at);
      this.spots.push({ name: first.name, ...(first.key ? { key: first.key } : {}), at });
      return false;
    }
    const open = this.isOpen(members);
    const points = open ? spread(at, members.length, this.width, this.height) : [];
    const reach = Math.max(0, ...points.map(({ x, y }) => Math.hypot(x - at.x, y - at.y))) + SLACK;
    this.clusters.push({ key: first.key ?? "", at, reach });
    if (!open) {
      whole();
      badge(this.pen, at, members.length);
      this.spots.push({ name: `${members.length} ${noun}: ${listed(members.map(({ name }) => name), NAMED)}`, at });
      return false;
    }
    this.spots.push({ name: `${members.length} ${noun}`, at });
    points.forEach((point) => this.line(at, point));
    members.forEach((one, i) => {
      const point = points[i] ?? at;
      draw(one, point);
      this.spots.push({ name: one.name, ...(one.key ? { key: one.key } : {}), at: point });
    });
    return true;
  }

  private isOpen(members: (Spot & { chosen?: boolean })[]): boolean {
    return members.length > 1 && members.some(({ key, chosen }) => chosen === true || key === this.open);
  }

  private line(from: Point, to: Point): void {
    this.pen.strokeStyle = ink("faint");
    this.pen.lineWidth = 0.75;
    this.pen.beginPath();
    this.pen.moveTo(from.x, from.y);
    this.pen.lineTo(to.x, to.y);
    this.pen.stroke();
  }
}

import { el } from "../../base/dom";
import { onTheme } from "../../base/theme";
import { prepare } from "../canvas";
import { listenToGestures } from "../gestures";
import type { PhaseName } from "../phases";
import { phaseOf, PHASES } from "../phases";
import type { Player } from "../player";
import { security, siteState, spanAt, unitState, Way } from "../state";
import type { Replay, Unit } from "../types";
import { Crowds } from "./crowds";
import type { Security } from "./signs";
import { drawIdle, drawSite, drawUnit, SITE_SIGNS } from "./signs";
import { drawGround } from "./ground";
import type { Spot } from "./finder";
import { spotsAt } from "./finder";
import { drawRoute } from "./routes";
import { letters } from "./letters";
import { Projection } from "./projection";

const PADDING = 28; // pixels around what is on the map

/** The replay on a schematic map: straight lines between places, nothing of the ground itself. */
export class ReplayMap {
  readonly element: HTMLElement;
  private readonly figures = el("canvas", { class: "figures-layer", role: "img" });
  private readonly named = el("p", { class: "lanes-tip", role: "status", hidden: "" });
  private readonly plan = el(
    "div", { class: "map-plan", tabindex: "0", role: "group", "aria-label": "Map; plus and minus zoom, arrows move, 0 shows all" }, this.figures, this.named,
  );
  private readonly ways: Way[];
  private readonly marks: string[];
  private projection: Projection | null = null;
  private chosen = new Set<string>();
  private size = { width: 0, height: 0 };
  private close = true;
  private spots: Spot[] = [];

  constructor(
    private readonly replay: Replay, private readonly player: Player,
    private readonly opened: (key: string) => void,
  ) {
    this.ways = replay.units.map((unit) => new Way(unit, replay));
    this.marks = letters(replay.agencies);
    this.figures.setAttribute("aria-label", "Map of places, sites and units at the playhead; the tables of the state tell the same.");
    this.element = el("div", { class: "map" }, this.plan, this.tools(), this.legend());
    this.listen();
    new ResizeObserver(() => this.layOut()).observe(this.plan);
    onTheme(() => this.layOut());
  }

  /** Emphasises units: "unit ID". */
  highlight(keys: Iterable<string>): void {
    this.chosen = new Set(keys);
    this.move();
  }

  /** Draws what moves. */
  move(): void {
    const projection = this.projection;
    const pen = projection && prepare(this.figures, this.size.width, this.size.height);
    if (!projection || !pen) {
      return;
    }
    const t = this.player.now;
    drawGround(pen, this.replay, projection, this.size.width, this.size.height);
    this.spots = this.replay.places.map(({ name, lat, lon }) => ({ name, at: projection.point(lat, lon) }));
    for (const site of this.replay.sites) {
      if (site.lat !== null && site.lon !== null) {
        this.spots.push({ name: site.name, key: `site ${site.id}`, at: projection.point(site.lat, site.lon) });
        drawSite(pen, projection.point(site.lat, site.lon), security(siteState(this.replay, spanAt(site.spans, t))));
      }
    }
    this.drawUnits(pen, projection, t);
  }

  /** Draws those that do nothing first, so that nobody at work lies under them. */
  private drawUnits(pen: CanvasRenderingContext2D, projection: Projection, t: number): void {
    const idle = new Crowds(5);
    const busy = new Crowds(10);
    const seen = this.replay.units.flatMap((unit, i) => {
      const at = this.ways[i]?.at(t);
      const phase = phaseOf(unitState(this.replay, spanAt(unit.spans, t)));
      const leg = this.ways[i]?.travels(t);
      if (leg && at && phase !== null) {
        drawRoute(pen, projection.point(...leg.from), projection.point(...at), projection.point(...leg.to), this.chosen.has(`unit ${unit.id}`));
      }
      return at ? [{ unit, phase, at: projection.point(at[0], at[1]) }] : [];
    });
    seen.sort((a, b) => Number(a.phase !== null) - Number(b.phase !== null));
    for (const { unit, phase, at } of seen) {
      const chosen = this.chosen.has(`unit ${unit.id}`);
      const resting = phase === null || phase === "offDuty";
      const there = (resting ? idle : busy).room(at);
      this.spots.push({ name: unit.name, key: `unit ${unit.id}`, at: there });
      if (resting) {
        drawIdle(pen, there, chosen);
      } else {
        drawUnit(pen, there, this.mark(unit), phase, chosen);
      }
    }
  }

  private mark(unit: Unit): string {
    return this.marks[unit.agency] ?? "";
  }

  private layOut(): void {
    const width = this.plan.clientWidth;
    const height = this.plan.clientHeight;
    if (width === 0 || height === 0) {
      return;
    }
    this.size = { width, height };
    this.projection = new Projection(this.close ? centre(positions(this.replay)) : positions(this.replay), width, height, PADDING);
    this.move();
  }

  private listen(): void {
    const shift = 60; // pixels
    const [across, up] = [{ ArrowLeft: shift, ArrowRight: -shift }, { ArrowUp: shift, ArrowDown: -shift }] as Record<string, number>[];
    listenToGestures(this.plan, {
      pan: (dx, dy) => this.look((projection) => projection.pan(dx, dy)),
      zoom: (times, x, y) => this.look((projection) => projection.zoom(times, x, y)),
      tap: (x, y) => this.tap(x, y),
      hover: (x, y) => this.tell(x, y),
      leave: () => this.tell(-1000, 0),
      wheelZooms: () => this.plan.contains(document.activeElement),
    });
    this.plan.addEventListener("keydown", (event) => {
      const dx = across?.[event.key] ?? 0;
      const dy = up?.[event.key] ?? 0;
      if (dx !== 0 || dy !== 0) {
        this.look((projection) => projection.pan(dx, dy));
      } else if (event.ctrlKey || event.metaKey || !this.zoomBy(event.key)) {
        return;
      }
      event.preventDefault();
    });
  }

  /** Zooms around the middle as a key says. */
  private zoomBy(key: string): boolean {
    const times = { "+": 1.5, "=": 1.5, "-": 1 / 1.5 }[key];
    if (key === "0") {
      this.layOut();
    } else if (times !== undefined) {
      this.look((projection) => projection.zoom(times, this.size.width / 2, this.size.height / 2));
    }
    return key === "0" || times !== undefined;
  }

  private look(change: (projection: Projection) => void): void {
    if (this.projection) {
      change(this.projection);
      this.move();
    }
  }

  /** Says what is pointed at. */
  private tell(x: number, y: number): Spot[] {
    const found = spotsAt(this.spots, x, y);
    this.named.hidden = found.length === 0;
    this.named.textContent = [...new Set(found.map(({ name }) => name))].join(", ");
    const left = Math.max(0, Math.min(x + 12, this.size.width - this.named.offsetWidth - 4));
    this.named.style.transform = `translate(${left}px, ${Math.min(y + 14, this.size.height - 40)}px)`;
    return found;
  }

  private tap(x: number, y: number): void {
    this.plan.focus({ preventScroll: true });
    const key = this.tell(x, y).find((spot) => spot.key !== undefined)?.key;
    if (key !== undefined) {
      this.opened(key);
    }
  }

  private tools(): HTMLElement {
    const button = (text: string, name: string, key: string): HTMLElement => {
      const element = el("button", { type: "button", "aria-label": name, title: `${name} (${key})` }, text);
      element.addEventListener("click", () => this.zoomBy(key));
      return element;
    };
    return el(
      "div", { class: "map-tools", role: "group", "aria-label": "View of the map" },
      button("−", "Smaller", "-"), button("+", "Larger", "+"), button("Fit", "Fit the map to its frame", "0"), this.closer(),
    );
  }

  /** A button that leaves out what lies far away, which otherwise makes everything small. */
  private closer(): HTMLElement {
    const button = el("button", { type: "button", "aria-pressed": String(this.close), class: "closer" }, "Closer");
    button.addEventListener("click", () => {
      this.close = !this.close;
      button.setAttribute("aria-pressed", String(this.close));
      this.layOut();
    });
    return button;
  }

  private legend(): HTMLElement {
    const list = el("ul", { class: "legend", "aria-label": "What the map shows" });
    const moving = new Set(this.replay.units.filter((unit) => unit.at !== null || unit.legs.length > 0).map((unit) => unit.agency));
    this.replay.agencies.forEach((agency, i) => {
      if (moving.has(i)) {
        list.append(el("li", {}, el("b", { class: "mark" }, this.marks[i] ?? ""), agency.name));
      }
    });
    const phases: PhaseName[] = ["turnout", "travel", "transport", "staged", "working", "home", "other", "out"];
    for (const name of phases) {
      list.append(el("li", {}, sample((pen) => drawUnit(pen, { x: 9, y: 9 }, "", name, false)), PHASES[name].label));
    }
    list.append(el("li", {}, sample((pen) => drawIdle(pen, { x: 9, y: 9 }, false)), "available"));
    if (this.replay.sites.length > 0) {
      for (const [name, { label }] of Object.entries(SITE_SIGNS)) {
        list.append(el("li", {}, sample((pen) => drawSite(pen, { x: 9, y: 9 }, name as Security)), label));
      }
    }
    const legend = el("details", { class: "map-legend" }, el("summary", {}, "What the map shows"), list);
    legend.open = matchMedia("(min-width: 60rem)").matches; // where there is room for it
    return legend;
  }
}

/** Whether there is anything to put on a map. */
export function hasPositions(replay: Replay): boolean {
  return positions(replay).length > 1;
}

function positions(replay: Replay): [number, number][] {
  return [
    ...replay.places.map((place): [number, number] => [place.lat, place.lon]),
    ...replay.sites.flatMap((site): [number, number][] => (site.lat !== null && site.lon !== null ? [[site.lat, site.lon]] : [])),
    ...replay.units.flatMap((unit): [number, number][] => (unit.at ? [unit.at] : [])),
  ];
}

/** Those of the positions that lie in the middle: an eighth is left out on each side. */
function centre(all: [number, number][]): [number, number][] {
  const cut = (i: 0 | 1): [number, number] => {
    const sorted = all.map((position) => position[i]).sort((a, b) => a - b);
    const out = Math.floor(sorted.length / 8);
    return [sorted[out] ?? -Infinity, sorted[sorted.length - 1 - out] ?? Infinity];
  };
  const [south, north] = cut(0);
  const [west, east] = cut(1);
  return [[south, west], [north, east]];
}

function sample(draw: (pen: CanvasRenderingContext2D) => void): HTMLCanvasElement {
  const canvas = el("canvas", { class: "sample", "aria-hidden": "true" });
  const show = (): void => {
    const pen = prepare(canvas, 18, 18);
    if (pen) {
      draw(pen);
    }
  };
  show();
  onTheme(show);
  return canvas;
}

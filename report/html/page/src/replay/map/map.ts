import { el } from "../../base/dom";
import { onTheme } from "../../base/theme";
import { prepare } from "../canvas";
import { listenToGestures } from "../gestures";
import { ink } from "../ink";
import { phaseOf } from "../phases";
import type { Player } from "../player";
import { security, siteState, spanAt, unitState, Way, wordOf } from "../state";
import type { Area, Feature, Replay } from "../types";
import { Closures } from "./closures";
import { Crowd, type SeenSite, type SeenUnit } from "./crowd";
import { Room } from "./declutter";
import { drawPlace, drawScale, ring } from "./ground";
import type { Spot } from "./finder";
import { spotsAt } from "./finder";
import { drawLabels, type Label } from "./labels";
import { mapLegend } from "./legend";
import { drawRoute } from "./routes";
import { letters } from "./letters";
import { Beneath } from "./overlay";
import { centre, positions } from "./extent";
import { Projection } from "./projection";

const PADDING = 32; // pixels around what is on the map

/** How near to a cluster one points to spread it out, and how large the ring around units that are held is, in pixels. */
const REACH = 12;
const HELD = 15;

/** How many of the sites have their name where there is no room for it, and of the units that are chosen. */
const MOST_NAMES = 40;
const MOST_CHOSEN = 8;

/** The replay on a schematic map: straight lines between places, on what the scenario lays beneath them. */
export class ReplayMap {
  readonly element: HTMLElement;
  private readonly figures = el("canvas", { class: "figures-layer", role: "img" });
  private readonly named = el("p", { class: "lanes-tip", role: "status", hidden: "" });
  private readonly plan = el(
    "div", { class: "map-plan", tabindex: "0", role: "group", "aria-label": "Map; plus and minus zoom, arrows move, 0 shows all" }, this.figures, this.named,
  );
  private closures: Closures;
  private ways: Way[];
  private readonly marks: string[];
  private projection: Projection | null = null;
  private chosen = new Set<string>();
  private size = { width: 0, height: 0 };
  private close = true;
  private spots: Spot[] = [];
  private clusters: Crowd["clusters"] = [];
  private beneath: Beneath | null = null;
  private open: string | null = null;
  private readonly held: Map<string, string>; // steps that keep their units, and what they do
  private readonly scenes: Set<string>;

  /** ground is what lies beneath. */
  constructor(
    private replay: Replay, private readonly ground: Feature[], private readonly player: Player,
    private readonly opened: (key: string) => void,
  ) {
    this.closures = new Closures(replay.closures ?? []);
    this.ways = replay.units.map((unit) => new Way(unit, replay));
    this.marks = letters(replay.agencies);
    this.held = new Map(replay.steps.filter(({ holds }) => holds === 1)
      .map(({ incident, id, text }) => [`${wordOf(replay, incident)} ${wordOf(replay, id)}`, wordOf(replay, text) || wordOf(replay, id)]));
    this.scenes = new Set(replay.incidents.filter(({ id }) => !wordOf(replay, id).includes("#")).map(({ place }) => wordOf(replay, place)));
    this.figures.setAttribute("aria-label", "Map of places, sites and units at the playhead; the tables of the state tell the same.");
    this.element = el("div", { class: "map" }, this.plan, this.tools(), mapLegend(replay, this.marks));
    this.listen();
    new ResizeObserver(() => this.layOut()).observe(this.plan);
    onTheme(() => this.layOut());
  }

  /** Shows more of the same run, which has gone on. */
  renew(replay: Replay): void {
    this.replay = replay;
    this.closures = new Closures(replay.closures ?? []);
    this.ways = replay.units.map((unit) => new Way(unit, replay));
    this.move();
  }

  /** Emphasises units: "unit ID". */
  highlight(keys: Iterable<string>): void {
    this.chosen = new Set(keys);
    this.move();
  }

  /** Draws what there is at the playhead. */
  move(): void {
    const projection = this.projection;
    const { width, height } = this.size;
    const pen = projection && prepare(this.figures, width, height);
    if (!projection || !pen) {
      return;
    }
    this.beneath ??= new Beneath(this.ground, this.replay.areas, projection);
    this.beneath.draw(pen, (area) => this.isChosen(area), (stretch) => this.closures.at(stretch, this.player.now));
    const room = new Room();
    const crowd = new Crowd(pen, width, height, this.open);
    drawScale(pen, projection, room, height);
    const units = this.units(pen, projection, crowd);
    const places = this.places(pen, projection, crowd);
    const labels = [...this.sites(crowd, projection), ...places];
    crowd.units(units, places.map(({ at }) => at));
    crowd.spots.forEach(({ at }) => room.take({ x: at.x - 7, y: at.y - 7, width: 14, height: 14 }));
    crowd.clusters.forEach(({ at }) => room.take({ x: at.x, y: at.y - 13, width: 20, height: 13 }));
    labels.push(...crowd.spots.filter(({ key }) => key?.startsWith("unit ") && this.chosen.has(key)).slice(0, MOST_CHOSEN)
      .map(({ name, at }): Label => ({ name, at, needed: true, strong: true })));
    drawLabels(pen, labels, room, width, height);
    this.spots = crowd.spots;
    this.clusters = crowd.clusters;
  }

  /** Draws the ways of units and rings around those that are held, and says where units are. */
  private units(pen: CanvasRenderingContext2D, projection: Projection, crowd: Crowd): SeenUnit[] {
    const t = this.player.now;
    return this.replay.units.flatMap((unit, i): SeenUnit[] => {
      const at = this.ways[i]?.at(t);
      if (!at) {
        return [];
      }
      const state = unitState(this.replay, spanAt(unit.spans, t));
      const [phase, leg, key] = [phaseOf(state), this.ways[i]?.travels(t), `unit ${unit.id}`];
      const there = projection.point(...at);
      if (leg && phase !== null) {
        drawRoute(pen, projection.point(...leg.from), there, projection.point(...leg.to), this.chosen.has(key));
      } else if (phase === "staged" || phase === "working") {
        const step = `${state.incident} ${state.step}`;
        const holding = this.held.get(step);
        if (holding !== undefined) {
          pen.strokeStyle = ink("waiting");
          ring(pen, there, HELD);
          crowd.spots.push({ name: holding, key: `step ${step}`, at: there });
        }
      }
      return [{ name: unit.name, key, letter: this.marks[unit.agency] ?? "", phase, chosen: this.chosen.has(key), at: there }];
    });
  }

  private sites(crowd: Crowd, projection: Projection): Label[] {
    const t = this.player.now;
    const seen = this.replay.sites.flatMap(({ id, name, lat, lon, spans }): SeenSite[] => lat === null || lon === null ? [] : [{
      name, key: `site ${id}`, security: security(siteState(this.replay, spanAt(spans, t))), at: projection.point(lat, lon),
    }]);
    return crowd.sites(seen).map(({ name, at }, i) => ({ name, at, needed: i < MOST_NAMES }));
  }

  /** Draws places that are no sites. Those of incidents that happen once have their names in any case. */
  private places(pen: CanvasRenderingContext2D, projection: Projection, crowd: Crowd): Label[] {
    const sites = new Set(this.replay.sites.map((site) => site.id));
    return this.replay.places.filter(({ id }) => !sites.has(id)).map((place) => {
      const at = projection.point(place.lat, place.lon);
      drawPlace(pen, place, at);
      crowd.spots.push({ name: place.name, at });
      return { name: place.name, at, needed: this.scenes.has(place.name), strong: this.scenes.has(place.name) };
    });
  }

  /** Whether a unit of an area is chosen. */
  private isChosen({ id, patrol }: Area): boolean {
    return patrol === 1 && [...this.chosen].some((key) => key === `unit ${id}` || key.startsWith(`unit ${id}-`) && /^\d+$/.test(key.slice(id.length + 6)));
  }

  private layOut(): void {
    const width = this.plan.clientWidth;
    const height = this.plan.clientHeight;
    if (width === 0 || height === 0) {
      return;
    }
    this.size = { width, height };
    this.projection = new Projection(this.close ? centre(this.replay, this.scenes) : positions(this.replay), width, height, PADDING);
    this.beneath = null;
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
      this.beneath = null;
      this.move();
    }
  }

  /** Spreads out the cluster that is pointed at, and says what is there. */
  private tell(x: number, y: number): Spot[] {
    this.spreadAt(x, y);
    const found = spotsAt(this.spots, x, y);
    const pen = found.length === 0 ? this.figures.getContext("2d") : null;
    const below = pen ? this.beneath?.named(pen, x, y) : undefined;
    const names = [...new Set(found.map(({ name }) => name)), ...(below ?? [])];
    this.named.hidden = names.length === 0;
    this.named.textContent = names.join(", ");
    const away = this.clusters.find(({ key }) => key === this.open)?.reach ?? 12; // what is spread out is seen beside its names
    const left = Math.max(0, Math.min(x + away, this.size.width - this.named.offsetWidth - 4));
    const top = Math.max(0, Math.min(y + away, this.size.height - this.named.offsetHeight - 4));
    this.named.style.transform = `translate(${left}px, ${top}px)`;
    return found;
  }

  private spreadAt(x: number, y: number): void {
    const open = this.clusters.find(({ key, at, reach }) => Math.hypot(at.x - x, at.y - y) <= (key === this.open ? reach : REACH))?.key ?? null;
    if (open !== this.open) {
      this.open = open;
      this.move();
    }
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
}

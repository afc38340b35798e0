import { ink } from "../ink";
import type { Area, Feature } from "../types";
import type { Projection } from "./projection";

/** Half the size of a point of the overlay, and how near to a line one may point to mean it, in pixels. */
const DOT = 2.5;
const NEAR = 8; // on either side

/** What lies beneath the units: the features of the overlay, and where units patrol and calls come from. */
export class Beneath {
  private readonly paths: { feature: Feature; path: Path2D }[] = [];
  private readonly rings: { area: Area; path: Path2D }[] = [];

  private barred: (stretch: string) => string | undefined = () => undefined;

  constructor(features: Feature[], areas: Area[], projection: Projection) {
    for (const feature of features) {
      this.paths.push({ feature, path: pathOf(feature.parts, feature.kind, projection) });
    }
    for (const area of areas) {
      const path = area.ring ? pathOf([area.ring], "area", projection) : new Path2D();
      if (area.circle) {
        const [lat, lon, metres] = area.circle;
        const { x, y } = projection.point(lat, lon);
        path.arc(x, y, projection.pixels(metres), 0, 2 * Math.PI);
      }
      this.rings.push({ area, path });
    }
  }

  /** Draws it faintly; of the areas those that are chosen stand out, and of the roads the stretches to which something is done. */
  draw(pen: CanvasRenderingContext2D, chosen: (area: Area) => boolean, barred: (stretch: string) => string | undefined): void {
    pen.save();
    this.barred = barred;
    for (const { feature, path } of this.paths) {
      if (feature.stretch) {
        continue;
      }
      pen.strokeStyle = pen.fillStyle = ink("faint");
      pen.lineWidth = 1;
      if (feature.kind === "area") {
        pen.globalAlpha = 0.08;
        pen.fill(path, "evenodd");
      }
      pen.globalAlpha = feature.kind === "points" ? 0.7 : 0.5;
      if (feature.kind === "points") {
        pen.fill(path);
      } else {
        pen.stroke(path);
      }
    }
    pen.globalAlpha = 1;
    for (const { feature, path } of this.paths) {
      const is = feature.stretch ? barred(feature.stretch) : undefined;
      if (is) {
        pen.setLineDash(is === "closed" ? [] : [5, 4]);
        pen.strokeStyle = ink("bad");
        pen.lineWidth = 4;
        pen.stroke(path);
      }
    }
    for (const { area, path } of this.rings) {
      pen.setLineDash(area.patrol === 1 ? [1.5, 4] : [6, 4]);
      pen.strokeStyle = ink(chosen(area) ? "focus" : "faint");
      pen.lineWidth = chosen(area) ? 2 : 1;
      pen.stroke(path);
    }
    pen.restore();
  }

  /** The names of what is pointed at: features, and areas at their edge. */
  named(pen: CanvasRenderingContext2D, x: number, y: number): string[] {
    const { a: density } = pen.getTransform();
    const [px, py] = [x * density, y * density];
    pen.lineWidth = 2 * NEAR;
    const onEdge = this.rings.filter(({ path }) => pen.isPointInStroke(path, px, py));
    const on = this.paths.filter(({ feature, path }) =>
      (!feature.stretch || this.barred(feature.stretch) !== undefined) && feature.name !== "" && (feature.kind === "area" && pen.isPointInPath(path, px, py, "evenodd") || pen.isPointInStroke(path, px, py)));
    return [...onEdge.map(({ area }) => area.patrol === 1 ? `${area.name}: patrol area` : `${area.name}: where they come from`), ...on.map(({ feature }) => [feature.name, ...(feature.stretch ? [this.barred(feature.stretch)] : [])].join(": "))];
  }
}

function pathOf(parts: number[][], kind: Feature["kind"], projection: Projection): Path2D {
  const path = new Path2D();
  for (const part of parts) {
    for (let i = 0; i + 1 < part.length; i += 2) {
      const { x, y } = projection.point(part[i] ?? 0, part[i + 1] ?? 0);
      if (kind === "points") {
        path.rect(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
      } else if (i === 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    if (kind === "area") {
      path.closePath();
    }
  }
  return path;
}

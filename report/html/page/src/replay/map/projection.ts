const EARTH = 6371; // km
const KM_PER_DEGREE = (Math.PI / 180) * EARTH;

/** A point in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Positions to pixels: degrees at the scale of the middle latitude, which is true enough for a county. */
export class Projection {
  private readonly west: number;
  private readonly north: number;
  private perLat: number; // pixels
  private perLon: number;
  private left: number;
  private top: number;

  constructor(positions: [lat: number, lon: number][], width: number, height: number, padding: number) {
    const lats = positions.map(([lat]) => lat);
    const lons = positions.map(([, lon]) => lon);
    const [south, north] = range(lats);
    const [west, east] = range(lons);
    const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
    const across = Math.max(1e-6, (east - west) * squeeze);
    const up = Math.max(1e-6, north - south);
    this.perLat = Math.min((width - 2 * padding) / across, (height - 2 * padding) / up, KM_PER_DEGREE * 400);
    this.perLon = this.perLat * squeeze;
    this.west = west;
    this.north = north;
    this.left = (width - (east - west) * this.perLon) / 2;
    this.top = (height - up * this.perLat) / 2;
  }

  /** Makes everything so many times as large, and keeps a point where it is. */
  zoom(times: number, x: number, y: number): void {
    const by = Math.min(times, (KM_PER_DEGREE * 400) / this.perLat);
    this.perLat *= by;
    this.perLon *= by;
    this.left = x + (this.left - x) * by;
    this.top = y + (this.top - y) * by;
  }

  pan(dx: number, dy: number): void {
    this.left += dx;
    this.top += dy;
  }

  point(lat: number, lon: number): Point {
    return { x: this.left + (lon - this.west) * this.perLon, y: this.top + (this.north - lat) * this.perLat };
  }

  /** How many pixels a length in metres takes. */
  pixels(metres: number): number {
    return (metres / 1000 / KM_PER_DEGREE) * this.perLat;
  }

  /** A round length in km that is no longer than so many pixels. */
  bar(pixels: number): { km: number; width: number } {
    const perKm = this.perLat / KM_PER_DEGREE;
    const most = pixels / perKm;
    const power = 10 ** Math.floor(Math.log10(most));
    const km = [5, 2, 1].map((n) => n * power).find((n) => n <= most) ?? power;
    return { km, width: km * perKm };
  }
}

function range(values: number[]): [number, number] {
  return values.reduce(([least, most], v) => [Math.min(least, v), Math.max(most, v)], [Infinity, -Infinity]);
}

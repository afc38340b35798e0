import { readableOn } from "../base/contrast";
import { ink } from "./ink";
import type { Hatch, Phase } from "./phases";

const TILE = 6;

/** Makes the paint of a phase for a canvas: its colour, and its hatch in black or white. */
export function hatched(context: CanvasRenderingContext2D, phase: Phase): string | CanvasPattern {
  const fill = ink(phase.token);
  if (phase.hatch === "solid" || phase.hatch === "hollow") {
    return fill;
  }
  const tile = document.createElement("canvas");
  tile.width = TILE;
  tile.height = TILE;
  const pen = tile.getContext("2d");
  if (!pen) {
    return fill;
  }
  pen.fillStyle = fill;
  pen.fillRect(0, 0, TILE, TILE);
  const lines = readableOn(fill);
  pen.strokeStyle = lines;
  pen.fillStyle = lines;
  pen.globalAlpha = 0.6;
  hatch(pen, phase.hatch);
  return context.createPattern(tile, "repeat") ?? fill;
}

function hatch(pen: CanvasRenderingContext2D, kind: Hatch): void {
  const lines: Partial<Record<Hatch, [number, number, number, number][]>> = {
    rising: [[-1, 1, 1, -1], [0, TILE, TILE, 0], [TILE - 1, TILE + 1, TILE + 1, TILE - 1]],
    falling: [[-1, TILE - 1, 1, TILE + 1], [0, 0, TILE, TILE], [TILE - 1, -1, TILE + 1, 1]],
    upright: [[TILE / 2, 0, TILE / 2, TILE]],
    level: [[0, 1, TILE, 1], [0, 4, TILE, 4]],
    cross: [[0, TILE, TILE, 0], [0, 0, TILE, TILE]],
  };
  pen.beginPath();
  for (const [x, y, toX, toY] of lines[kind] ?? []) {
    pen.moveTo(x, y);
    pen.lineTo(toX, toY);
  }
  pen.stroke();
  if (kind === "dots") {
    pen.fillRect(1, 1, 2, 2);
    pen.fillRect(4, 4, 2, 2);
  }
}

import { interval, written } from "../base/figures";
import { cell, withEnds } from "./cells";
import type { Drawing, Drawn } from "./drawing";
import { frame, tips } from "./engine";
import type { Look } from "./look";
import { inputs, judged, points, type Judged, type Wanted } from "./model";
import { inkOn, shade, stepOf } from "./shades";
import { box, group, label, type Shape } from "./shapes";
import { reachedAt, drawnName, unitOf, type Reached } from "./statistic";
import { verdictMark, verdictSigns } from "./verdicts";

/** What a surface draws. */
interface Surface {
  reached: Reached[];
  objective: Judged | undefined;
  unit: string;
  across: string[];
  down: string[];
}

/** A measure as a function of two inputs: a cell a pair of values, stronger in colour where it is higher, with the verdict on it. */
export function surface(of: Wanted): Drawing | null {
  const objectives = judged(of);
  const reached = reachedAt(points(of), objectives);
  const first = reached[0];
  if (!first) {
    return null;
  }
  const [one, other] = [inputs()[0]?.path ?? "", inputs()[1]?.path ?? ""];
  const drawn: Surface = {
    reached,
    objective: objectives[0],
    unit: unitOf(first.point, objectives[0]),
    across: [...new Set(reached.map(({ point }) => point.value_2 ?? ""))],
    down: [...new Set(reached.map(({ point }) => point.value))],
  };
  return {
    summary: `${of.title} by ${one} and ${other}: ${reached.length} pairs of values`,
    legend: verdictSigns(reached.map((each) => each.verdict)),
    words: [`The ${drawnName(drawn.objective)}, stronger in colour where it is higher. Down: ${one}. Across: ${other}.`],
    tables: [
      {
        caption: of.title,
        columns: [one, other, "Value", "Low", "High", "Verdict"],
        rows: reached.map(({ point, value, between, verdict }) => [
          point.value,
          point.value_2 ?? "",
          ...withEnds(value, between).map((each) => cell(each, drawn.unit)),
          verdict,
        ]),
      },
    ],
    draw: (width, look) => draw(drawn, width, look),
  };
}

/** Where the cells stand, in CSS pixels, and the range of their values. */
interface Layout {
  left: number;
  top: number;
  cell: { width: number; height: number };
  low: number;
  high: number;
}

function layOut(of: Surface, width: number, look: Look): Layout {
  const values = of.reached.map(({ value }) => value).filter((value) => value !== null);
  const left = look.size * 1.2 + Math.min(width * 0.25, Math.max(...of.down.map((text) => look.widthOf(text))));
  return {
    left,
    top: look.size * 2,
    cell: { width: (width - left - 2) / of.across.length, height: look.size * 3.4 },
    low: Math.min(...values),
    high: Math.max(...values),
  };
}

function draw(of: Surface, width: number, look: Look): Drawn {
  const at = layOut(of, width, look);
  const height = at.top + at.cell.height * of.down.length + 2;
  const none = { show: false, type: "value" as const, min: 0, max: 1 };
  return {
    height,
    option: {
      ...frame(look),
      grid: { left: 0, top: 0, width, height },
      xAxis: none,
      yAxis: none,
      series: [
        {
          type: "custom",
          clip: false,
          data: of.reached.map(() => [0, 0]),
          tooltip: tips(of.reached.map((each) => told(of, each)), width, look),
          renderItem: (params) => {
            const each = of.reached[params.dataIndex];
            return each ? group(square(of, each, at, look)) : null;
          },
        },
      ],
    },
  };
}

/** A cell, with the values of the inputs beside the first of a row and above the first of a column. */
function square(of: Surface, each: Reached, at: Layout, look: Look): Shape[] {
  const [column, row] = [of.across.indexOf(each.point.value_2 ?? ""), of.down.indexOf(each.point.value)];
  const cell = { x: at.left + column * at.cell.width, y: at.top + row * at.cell.height, ...at.cell };
  const shapes: Shape[] = [];
  if (row === 0) {
    shapes.push(label(cell.x + cell.width / 2, at.top / 2, each.point.value_2 ?? "", look, { align: "center", fill: look.muted, width: cell.width }));
  }
  if (column === 0) {
    shapes.push(label(at.left - look.size * 0.7, cell.y + cell.height / 2, each.point.value, look, { align: "right", fill: look.muted, width: at.left - look.size }));
  }
  const step = each.value === null ? 0 : stepOf(each.value, at.low, at.high);
  return [...shapes, ...filled(of, each, cell, step, look)];
}

/** A cell with its number and its verdict, on a patch of paper that keeps the mark legible on strong colours. */
function filled(of: Surface, each: Reached, at: { x: number; y: number; width: number; height: number }, step: number, look: Look): Shape[] {
  const text = written(each.value, of.unit);
  const middle = at.x + at.width / 2;
  const fits = look.widthOf(text) < at.width - 4;
  const marked = each.verdict !== "";
  const shapes: Shape[] = [
    box(at.x, at.y, at.width, at.height, look.raised),
    box(at.x + 1, at.y + 1, at.width - 2, at.height - 2, look.of("series-1"), { opacity: shade(step) }),
  ];
  if (fits) {
    shapes.push(label(middle, at.y + at.height * (marked ? 0.3 : 0.5), text, look, { align: "center", fill: inkOn(step, look.of("series-1"), look), bold: each.point.as_written }));
  }
  if (marked) {
    const y = at.y + at.height * (fits ? 0.72 : 0.5);
    shapes.push({ type: "circle", shape: { cx: middle, cy: y, r: look.size * 0.68 }, style: { fill: look.raised } });
    shapes.push(...verdictMark(each.verdict, middle, y, look.size * 0.36, look));
  }
  return shapes;
}

function told(of: Surface, at: Reached): string[] {
  const say = (value: number | null) => written(value, of.unit);
  return [
    `${inputs()[0]?.path ?? ""} = ${at.point.value}`,
    `${inputs()[1]?.path ?? ""} = ${at.point.value_2 ?? ""}`,
    `${drawnName(of.objective)} ${say(at.value)} (95% interval ${interval(at.between, say)})`,
    ...(at.verdict === "" ? [] : [at.verdict]),
    ...(at.point.as_written ? ["as written"] : []),
  ];
}

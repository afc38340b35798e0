import { counted, difference, interval, share, written } from "../base/figures";
import { cell, changeCell } from "./cells";
import type { Behind, Drawing } from "./drawing";
import type { Look } from "./look";
import { links, variantTitle, type Link, type Wanted } from "./model";
import type { Panel, Place, Row } from "./panel";
import { drawPanels } from "./rows";
import { scaleOver } from "./scale";
import { dot, line, type Shape } from "./shapes";

/** What a variant moves on the critical path of a measure: the mean time of each step on it, before and after. */
export function pathChange(of: Wanted): Drawing | null {
  const all = links(of);
  if (all.length === 0) {
    return null;
  }
  const changed = all.filter((link) => link.mean_change !== 0 || link.share_change !== 0);
  const same = all.length - changed.length;
  return {
    summary: `${of.title}: mean time on the critical path, baseline and variant, of ${counted(changed.length, "step", "steps")} that change`,
    legend:
      changed.length === 0
        ? []
        : [
            { mark: "ring", colour: "muted", text: "baseline" },
            { mark: "dot", colour: "series-1", text: `${variantTitle(of.variant)}, mean time on the path` },
          ],
    words: words(changed.length, same),
    tables: [table(of, all)],
    draw: changed.length === 0 ? null : (width, look) => drawPanels([panel(changed)], width, look),
  };
}

function words(changed: number, same: number): string[] {
  if (changed === 0) {
    return ["The critical path is that of the baseline in every run."];
  }
  return same === 0 ? [] : [`${counted(same, "step is", "steps are")} as in the baseline and not drawn.`];
}

function panel(changed: Link[]): Panel {
  const values = changed.flatMap((link) => [link.mean, link.variant_mean ?? null]).filter((value) => value !== null);
  return { title: "", headings: ["on the path in", "change"], lines: [], scale: (ticks) => scaleOver([0, ...values], "seconds", ticks), rows: changed.map(asRow) };
}

function asRow(link: Link): Row {
  const [before, after] = [link.share ?? 0, link.variant_share ?? 0].map(share) as [string, string];
  return {
    name: `${link.step} · ${link.kind}`,
    aside: [before === after ? after : `${before} → ${after}`, difference(link.mean_change, "seconds")],
    tip: [
      `${link.incident}: ${link.step}, ${link.kind}`,
      `mean time on the path ${written(link.mean, "seconds")}, with the variant ${written(link.variant_mean, "seconds")}`,
      `change ${difference(link.mean_change, "seconds")} (95% interval ${interval(link.mean_change_ci, (value) => difference(value, "seconds"))})`,
      `on the path in ${before} of runs, with the variant ${after}`,
    ],
    paint: (at, look) => dumbbell(link, at, look),
  };
}

function dumbbell(link: Link, at: Place, look: Look): Shape[] {
  const shapes: Shape[] = [];
  const r = look.size * 0.42;
  const after = link.variant_mean ?? null;
  if (link.mean !== null && after !== null) {
    shapes.push(line(at.x(link.mean), at.y, at.x(after), at.y, look.of("series-1"), 2.5));
  }
  if (link.mean !== null) {
    shapes.push(dot(at.x(link.mean), at.y, r, look.muted, look.raised));
  }
  if (after !== null) {
    shapes.push(dot(at.x(after), at.y, r * 0.85, look.of("series-1")));
  }
  return shapes;
}

function table(of: Wanted, all: Link[]): Behind {
  return {
    caption: of.title,
    columns: ["Step", "Kind", "Mean, baseline", "Mean, variant", "Change", "Share, baseline", "Share, variant"],
    rows: all.map((link) => [
      `${link.incident}: ${link.step}`,
      link.kind,
      cell(link.mean, "seconds"),
      cell(link.variant_mean, "seconds"),
      changeCell(link.mean_change, "seconds"),
      cell(link.share, "share"),
      cell(link.variant_share, "share"),
    ]),
  };
}

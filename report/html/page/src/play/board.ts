import { el, fill } from "../base/dom";
import type { SiteSeen, UnitGroup } from "../exercise/model";
import { since } from "../exercise/since";
import { folded, type Folded } from "./folded";

/** The units that a role sees, by agency: what they do, for how long, and where. Many that do the same have one row. */
export function board(groups: UnitGroup[]): HTMLElement {
  const table = el("table", { class: "board" }, el("caption", { class: "unseen" }, "Units you see"));
  for (const { agency, note, units } of groups) {
    table.append(el("tbody", {}, el("tr", {}, el("th", { colspan: "3", scope: "rowgroup" }, agency, el("span", { class: "aside" }, ` ${note}`))), ...folded(units).map(unitRow)));
  }
  return table;
}

function unitRow({ name, unit, of }: Folded): HTMLElement {
  const times = of.map(({ since: at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return el(
    "tr", { "data-unit": unit.id },
    el("td", {}, el("span", { class: unit.free ? "good" : "", "aria-hidden": "true" }, `${unit.sign} `), name, of.length > 1 ? el("span", { class: "aside" }, ` ${of.length} units`) : null),
    el("td", {}, unit.state, unit.where === "" ? null : el("span", { class: "aside" }, ` ${unit.where}`)),
    el("td", { class: "for" }, ...(unit.free ? [] : first === last ? [since(first)] : [since(last), "–", since(first)])),
  );
}

/** The sites of a role's agency, with what they are told to be. */
export function siteBoard(sites: SiteSeen[]): HTMLElement {
  const rows = sites.map(({ id, name, people, posture, ordered, since: at }) => el(
    "tr", { "data-site": id },
    el("td", {}, name, people > 0 ? el("span", { class: "aside" }, ` ${people} people`) : null),
    el("td", {}, ordered === "" ? posture : `${posture}, told: ${ordered}`), el("td", { class: "for" }, since(at)),
  ));
  const table = el("table", { class: "board" }, el("caption", { class: "unseen" }, "Your sites"));
  fill(table, ...table.children, el("tbody", {}, ...rows));
  return table;
}

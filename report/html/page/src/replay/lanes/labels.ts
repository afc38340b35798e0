import { el } from "../../base/dom";
import { partedName } from "../names";
import type { Line } from "./model";
import type { Placed } from "./stack";

/** The names of the lines in view. There may be thousands of lines, so only those have elements. */
export class Labels {
  readonly element = el("div", { class: "lane-labels" });
  private shown = new Map<string, HTMLElement>();

  /** lost is called before a label that has the focus goes: the focus would fall to the page. */
  constructor(private readonly fold: (line: Line) => void, private readonly lost: () => void) {}

  show(placed: Placed[], scrolled: number, chosen: Set<string>): void {
    const now = new Map<string, HTMLElement>();
    for (const { line, top, height } of placed) {
      const label = this.shown.get(line.row.key) ?? this.make(line);
      label.style.transform = `translateY(${top + scrolled}px)`;
      label.style.height = `${height}px`;
      label.classList.toggle("chosen", chosen.has(line.row.key));
      expand(label, line);
      now.set(line.row.key, label);
      if (!label.isConnected) {
        this.element.append(label);
      }
    }
    for (const [key, label] of this.shown) {
      if (!now.has(key)) {
        if (label === document.activeElement) {
          this.lost();
        }
        label.remove();
      }
    }
    this.shown = now;
    this.order(placed);
  }

  /** The key of the row whose label an element is. */
  keyOf(element: EventTarget | null): string | undefined {
    return [...this.shown].find(([, label]) => label === element)?.[0];
  }

  /** Keeps the order of the elements that of the lines, for those who go through them by Tab. */
  private order(placed: Placed[]): void {
    placed.forEach(({ line }, i) => {
      const label = this.shown.get(line.row.key);
      const there = this.element.children[i] ?? null;
      if (label && label !== there) {
        this.element.insertBefore(label, there);
      }
    });
  }

  private make(line: Line): HTMLElement {
    if (line.kind === "row") {
      return el("span", { class: "lane-label", title: line.row.label }, ...parted(line.row.short));
    }
    const kind = line.kind === "head" ? "lane-head" : "lane-unused";
    const button = el("button", { type: "button", class: `lane-label ${kind}`, title: line.row.label }, el("span", { class: "stem" }, line.row.label));
    button.addEventListener("click", () => this.fold(line));
    return button;
  }
}

function parted(label: string): HTMLElement[] {
  const { stem, tail } = partedName(label);
  return [el("span", { class: "stem" }, stem), ...(tail === "" ? [] : [el("span", { class: "tail" }, tail)])];
}

function expand(label: HTMLElement, line: Line): void {
  if (line.kind !== "row") {
    const open = line.kind === "head" ? line.group.open : line.group.showUnused;
    label.setAttribute("aria-expanded", String(open));
  }
}

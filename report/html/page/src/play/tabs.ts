import { el, fill } from "../base/dom";

/** A tab: its section, and what is counted on it. */
export interface Tab {
  id: string;
  title: string;
  section: HTMLElement;
}

/** Tabs at the thumb, of which one is seen where there is no room for all. */
export class Tabs {
  private readonly list = el("div", { role: "tablist", "aria-label": "Parts of the page" });
  readonly element = el("nav", { class: "tabs", "aria-label": "Parts of the page" }, this.list);
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private open = "";

  constructor(private readonly tabs: Tab[]) {
    for (const { id, title, section } of tabs) {
      section.id = `part-${id}`;
      section.setAttribute("role", "tabpanel");
      section.tabIndex = 0;
      section.setAttribute("aria-label", title);
      const button = el("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": section.id }, title);
      button.addEventListener("click", () => this.show(id));
      this.buttons.set(id, button);
    }
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.have(tabs.map(({ id }) => id));
  }

  get current(): string {
    return this.open;
  }

  /** Shows those tabs that there is something for. */
  have(ids: string[]): void {
    this.tabs.forEach(({ id, section }) => section.toggleAttribute("data-absent", !ids.includes(id)));
    const buttons = ids.flatMap((id) => this.buttons.get(id) ?? []);
    if (buttons.length !== this.list.childElementCount || buttons.some((button, i) => button !== this.list.children[i])) {
      fill(this.list, ...buttons);
    }
    if (!ids.includes(this.open)) {
      this.show(ids[0] ?? "");
    }
  }

  show(id: string): void {
    this.open = id;
    for (const tab of this.tabs) {
      tab.section.hidden = tab.id !== id;
      const button = this.buttons.get(tab.id);
      button?.setAttribute("aria-selected", String(tab.id === id));
      button?.setAttribute("tabindex", tab.id === id ? "0" : "-1");
    }
  }

  /** Counts what is new on a tab. */
  badge(id: string, n: number, look: string, says: string): void {
    const button = this.buttons.get(id);
    if (button) {
      button.querySelector(".badge")?.remove();
      if (n > 0) {
        button.append(el("span", { class: `badge ${look}` }, String(n), el("span", { class: "unseen" }, ` ${says}`)));
      }
    }
  }

  private key(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) {
      const shown = [...this.element.querySelectorAll("button")];
      const at = shown.findIndex((button) => button.getAttribute("aria-selected") === "true");
      const next = shown[(at + by + shown.length) % shown.length];
      next?.click();
      next?.focus();
    }
  }
}

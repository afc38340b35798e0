import { el } from "../base/dom";
import { lasting } from "./times";

/** How long something has lasted, which goes on with the clock: see count. */
export function since(at: number, look = ""): HTMLElement {
  return el("span", { "data-since": String(at), ...(look === "" ? {} : { class: look }) });
}

/** Writes anew how long everything on the page has lasted. */
export function count(now: number): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-since]")) {
    const text = lasting(now - Number(element.dataset.since));
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }
}

import { el } from "../base/dom";

/** Offers to print a hand-out of two pages, or all of the page. */
export function startPrint(actions: HTMLElement): void {
  const root = document.documentElement;
  const offer = (name: string, title: string) => {
    const button = el("button", { type: "button", class: "button", "data-print": name }, title);
    button.addEventListener("click", () => {
      root.dataset.print = name;
      print();
    });
    return button;
  };
  addEventListener("afterprint", () => delete root.dataset.print);
  actions.append(offer("handout", "Hand-out"), offer("all", "Print"));
}

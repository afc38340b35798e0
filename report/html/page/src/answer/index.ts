import { startChoice } from "./choice";
import { startPrint } from "./print";
import { startSlides } from "./slides";

/** What a first screen needs a hand for: another measure, presenting, printing. */
export function startAnswer(): void {
  const actions = document.querySelector<HTMLElement>(".actions");
  if (!actions) {
    return;
  }
  startChoice();
  startSlides(actions);
  startPrint(actions);
}

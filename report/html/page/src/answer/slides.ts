import { el, need } from "../base/dom";

/** Presents the findings, one a screen: arrow keys turn, Escape ends. */
export function startSlides(actions: HTMLElement): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.slides");
  const all = [...(dialog?.querySelectorAll<HTMLElement>(".slide") ?? [])];
  if (!dialog || all.length === 0) {
    return;
  }
  const place = need(".place", dialog);
  let at = 0;
  const show = (to: number) => {
    at = Math.min(Math.max(to, 0), all.length - 1);
    all.forEach((slide, i) => (slide.hidden = i !== at));
    place.textContent = `${at + 1} of ${all.length}`;
    dialog.scrollTop = 0;
  };
  const button = el("button", { type: "button", class: "button", "data-present": "" }, "▶ Present");
  button.addEventListener("click", () => {
    show(0);
    dialog.showModal();
  });
  for (const turn of dialog.querySelectorAll<HTMLElement>("[data-turn]")) {
    const by = Number(turn.dataset.turn);
    turn.addEventListener("click", () => (by === 0 ? dialog.close() : show(at + by)));
  }
  dialog.addEventListener("keydown", (event) => {
    const to = { ArrowRight: at + 1, PageDown: at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      show(to);
    }
  });
  actions.append(button);
}

import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import type { Back } from "./model";
import type { RoomClock } from "./roomclock";

let seen = -1;
let over: HTMLDialogElement | null = null;

/** Says over the whole page that the clock was set back, what of one's own no longer holds and where that is kept, until that was seen. */
export function seenBack(back: Back | null, clock: RoomClock, kept: string): void {
  if (back === null || back.n === seen) {
    return;
  }
  seen = back.n;
  over?.close();
  const dialog = el("dialog", { class: "back", "aria-labelledby": "back-title" });
  over = dialog;
  fill(
    dialog,
    el("h2", { id: "back-title" }, `↶ The controller has set the clock back to ${clock.text(back.to)}`),
    el("p", { class: "aside" }, `from ${clock.text(back.from)}`, back.why === "" ? null : `: “${back.why}”`),
    back.lost.length === 0 ? null : el("div", { class: "card" }, el("b", {}, "No longer so, of yours:"), el("ul", {}, ...back.lost.map((line) => el("li", {}, line))), el("span", { class: "aside" }, kept)),
    back.open.length === 0 ? null : el("div", { class: "card waits" }, el("b", { class: "yours" }, "◆ Open again:"), el("ul", {}, ...back.open.map((line) => el("li", {}, line)))),
    deed("I have seen it", () => dialog.close(), "main big"),
    el("p", { class: "aside" }, "The clock stands until the controller goes on."),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

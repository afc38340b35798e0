import { el } from "../base/dom";
import { Refused, takeKey } from "../base/server";

/** Begins a page with the key of its link, or says why it does not. */
export function opened(begin: () => void | Promise<void>): void {
  const start = async (): Promise<void> => {
    if (!takeKey()) {
      throw new Refused(401, "The key is missing: open the whole link, with what stands behind the #, or scan the code again.");
    }
    await begin();
  };
  start().catch((reason: unknown) => {
    if (!(reason instanceof Refused)) {
      throw reason;
    }
    document.body.append(el("main", { class: "closed" }, el("h1", {}, "This link does not open a role"), el("p", {}, reason.message), el("p", {}, "It may be from an earlier exercise, or the controller has made new keys. Ask for a new code.")));
    document.documentElement.dataset.ready = "refused";
  });
}

/** Why something was refused, in words that can be shown. What is no refusal is a mistake of the page's own. */
export function problemOf(reason: unknown): string {
  if (reason instanceof Refused) {
    return reason.message;
  }
  throw reason;
}

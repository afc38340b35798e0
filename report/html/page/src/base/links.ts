import { el } from "./dom";

/** What a deep link says: an instant, a line, a measure, a variant. Its hash reads as the query of an address does. */
export type Link = Record<string, string>;

/** Who can go to where a deep link leads; each says which element to land on, if any. */
const goers: ((link: URLSearchParams) => Element | null)[] = [toMeasure];

/** Calls someone for each deep link that is opened. */
export function onDeepLink(go: (link: URLSearchParams) => Element | null): void {
  goers.unshift(go);
}

/**
 * Makes links to places on the page land where they say. What is drawn late grows the page above a place after the browser has
 * gone to it; so all of it is drawn before, at a click and when the page is opened at a place.
 */
export function startLinks(): void {
  addCopies();
  // Before the browser follows the link, which it does once all listeners are through.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link) {
      drawAll();
      settle(() => location.hash === link.hash && land("auto"));
    }
  });
  addEventListener("hashchange", () => {
    drawAll();
    if (deep()) {
      land("instant");
    }
  });
  if (location.hash !== "") {
    drawAll();
    land("instant");
    // Fonts and what else arrives while the page loads may still move the place, and the browser restores nothing it knows of.
    addEventListener("load", () => settle(() => land("instant")), { once: true });
  }
}

/** A button that puts a link to what is seen into the clipboard, and into the address bar where that is not allowed. */
export function copyButton(text: string, link: () => Link, name = text): HTMLButtonElement {
  const button = el("button", { type: "button", class: "copy-link", "aria-label": name }, text);
  button.addEventListener("click", () => {
    history.replaceState(null, "", `#${new URLSearchParams(link()).toString().replaceAll("%3A", ":")}`);
    const say = (said: string): void => {
      button.textContent = said;
      window.setTimeout(() => {
        button.textContent = text;
      }, 2000);
    };
    navigator.clipboard.writeText(location.href).then(() => say("Copied"), () => say("In the address bar"));
  });
  return button;
}

/** Gives each panel about a measure, and each chapter, a button that copies a link to it. */
function addCopies(): void {
  for (const chapter of document.querySelectorAll<HTMLElement>("section.chapter > h2")) {
    const id = chapter.parentElement?.id ?? "";
    chapter.before(copyButton("Link", () => ({ [id]: "" }), `Copy a link to ${chapter.textContent}`));
  }
  for (const panel of document.querySelectorAll<HTMLElement>("figure.chart[data-measure]")) {
    const { measure, kind } = panel.dataset;
    if (measure) {
      panel.append(copyButton("Link", () => ({ measure, ...(kind ? { chart: kind } : {}) }), `Copy a link to ${panel.querySelector("figcaption")?.textContent ?? measure}`));
    }
  }
}

/** Asks the charts, which are a script of their own, to be drawn all at once. */
function drawAll(): void {
  dispatchEvent(new Event("drawall"));
}

/** Waits until what is drawn has found its size: observers of sizes are through after the next frame. */
function settle(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

function land(behavior: ScrollBehavior): void {
  const link = deep();
  const to = link ? goers.map((go) => go(link)).filter((found) => found !== null).at(-1) : place();
  to?.scrollIntoView({ behavior });
}

/** The deep link that the page is opened at; none where the hash is the id of a place. */
function deep(): URLSearchParams | null {
  return /=./.test(location.hash) ? new URLSearchParams(location.hash.slice(1)) : null;
}

/** Where the time of a measure went, or else the first panel of it; or the chart of a kind. What folds it up is opened. */
function toMeasure(link: URLSearchParams): Element | null {
  const panels = [...document.querySelectorAll<HTMLElement>("main [data-measure]")].filter(({ dataset }) => dataset.measure === link.get("measure"));
  const wanted = link.has("chart") ? panels.find(({ dataset }) => dataset.kind === link.get("chart")) : panels.find((each) => each.matches(".breakdown"));
  const panel = wanted ?? panels.find((each) => !each.matches(".card, .met *")) ?? panels[0] ?? null;
  for (let fold = panel?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    fold.open = true;
  }
  return panel;
}

function place(): HTMLElement | null {
  const id = location.hash.slice(1).replace(/=$/, "");
  try {
    return document.getElementById(decodeURIComponent(id));
  } catch {
    return document.getElementById(id); // the hash is no valid escape
  }
}

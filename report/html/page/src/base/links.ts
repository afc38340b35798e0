/**
 * Makes links to places on the page land where they say. What is drawn late grows the page above a place after the browser has
 * gone to it; so all of it is drawn before, at a click and when the page is opened at a place.
 */
export function startLinks(): void {
  // Before the browser follows the link, which it does once all listeners are through.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link) {
      drawAll();
      settle(() => location.hash === link.hash && land("auto"));
    }
  });
  addEventListener("hashchange", drawAll);
  if (location.hash !== "") {
    drawAll();
    land("instant");
    // Fonts and what else arrives while the page loads may still move the place, and the browser restores nothing it knows of.
    addEventListener("load", () => settle(() => land("instant")), { once: true });
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
  place()?.scrollIntoView({ behavior });
}

function place(): HTMLElement | null {
  const id = location.hash.slice(1);
  try {
    return document.getElementById(decodeURIComponent(id));
  } catch {
    return document.getElementById(id); // the hash is no valid escape
  }
}

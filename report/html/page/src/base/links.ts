/**
 * Makes links to places on the page land where they say. What is drawn late grows the page above a place after the browser has
 * gone to it; so all of it is drawn before, at a click and when the page is opened at a place.
 */
export function startLinks(drawAll: () => void): void {
  // Before the browser follows the link, which it does once all listeners are through.
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="#"]')) {
      drawAll();
    }
  });
  addEventListener("hashchange", drawAll);
  if (location.hash !== "") {
    drawAll();
    land();
    // Fonts and what else arrives while the page loads may still move the place, and the browser restores nothing it knows of.
    addEventListener("load", () => requestAnimationFrame(land), { once: true });
  }
}

function land(): void {
  place()?.scrollIntoView({ behavior: "instant" });
}

function place(): HTMLElement | null {
  const id = location.hash.slice(1);
  try {
    return document.getElementById(decodeURIComponent(id));
  } catch {
    return document.getElementById(id); // the hash is no valid escape
  }
}

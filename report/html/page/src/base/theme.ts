import { el, need } from "./dom";

/** How the page looks: as the system prefers, or as its reader chose. Print is always light. */
type Choice = "auto" | "light" | "dark";

const choices: Choice[] = ["auto", "light", "dark"];

/** Calls back whenever colours change, so that what is drawn can be drawn again. */
export function onTheme(callback: () => void): void {
  addEventListener("theme", callback);
}

/** Reads the colour of a name, such as series-1, as the style gives it now. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/**
 * Offers the choice of colours, and tells listeners of changes, those of printing included. First is what is shown before one is chosen.
 * Pages that keep it show on this device what was chosen on any of them.
 */
export function startTheme(first: Choice = "auto", keeps = false): void {
  const controls = need(".controls");
  const select = el(
    "select",
    { id: "theme" },
    ...choices.map((choice) => el("option", { value: choice }, { auto: "as the system", light: "light", dark: "dark" }[choice])),
  );
  const kept = keeps ? choices.find((choice) => choice === localStorage.getItem("colours")) : undefined;
  select.value = kept ?? first;
  document.documentElement.dataset.theme = select.value;
  select.addEventListener("change", () => {
    if (keeps) {
      localStorage.setItem("colours", select.value);
    }
    show(select.value);
  });
  controls.append(el("label", { for: "theme" }, "Colours"), select);
  controls.hidden = false;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
  matchMedia("print").addEventListener("change", tell);
  const root = document.documentElement;
  let before = "";
  addEventListener("beforeprint", () => {
    before = root.dataset.theme ?? "auto";
    show("light");
  });
  addEventListener("afterprint", () => show(before));
}

function show(choice: string): void {
  document.documentElement.dataset.theme = choice;
  tell();
}

/** An event and no list of listeners: the charts are a script of their own. */
function tell(): void {
  dispatchEvent(new Event("theme"));
}

import { el } from "./dom";

/** A button with the key that does the same, if there is one. */
export function button(text: string, key = "", shortcut = ""): HTMLButtonElement {
  return el("button", { type: "button", ...(shortcut === "" ? {} : { "aria-keyshortcuts": shortcut }) }, text, key === "" ? null : el("kbd", { "aria-hidden": "true" }, key));
}

/** A button that does something when it is pressed; a class says what it looks like. */
export function deed(text: string, does: () => void, look = "", key = ""): HTMLButtonElement {
  const made = button(text, key);
  if (look !== "") {
    made.className = look;
  }
  made.addEventListener("click", does);
  return made;
}

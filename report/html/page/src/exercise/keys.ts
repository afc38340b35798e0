import { deed } from "../base/button";
import { el } from "../base/dom";
import { Dialog } from "./dialog";

/** What a key does: its name as a reader reads it, what it is for, and what happens. */
export interface Key {
  key: string;
  name?: string;
  does: string;
  run: () => void;
}

const OFF = "single keys off";

/** Keys that do something by themselves, outside of fields. A reader can turn them off. */
export class Keys {
  constructor(private readonly keys: Key[]) {
    addEventListener("keydown", (event) => this.press(event));
  }

  /** Says which keys there are, and lets them be turned off. */
  show(): void {
    const off = el("input", { type: "checkbox" });
    off.checked = localStorage.getItem(OFF) !== null;
    off.addEventListener("change", () => (off.checked ? localStorage.setItem(OFF, "yes") : localStorage.removeItem(OFF)));
    const dialog = new Dialog(
      "Keys",
      el("dl", { class: "keys" }, ...this.keys.flatMap(({ key, name, does }) => [el("dt", {}, el("kbd", {}, name ?? key.toUpperCase())), el("dd", {}, does)])),
      el("label", { class: "check" }, off, "Turn single keys off on this device"),
    );
    dialog.show(deed("Close", () => dialog.close(), "", "Esc"));
  }

  private press(event: KeyboardEvent): void {
    const field = event.target instanceof Element && event.target.matches("textarea, select, input, [contenteditable]");
    const pressed = event.target instanceof Element && event.target.matches("button, summary, a[href]") && (event.key === " " || event.key === "Enter");
    if (field || pressed || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") || localStorage.getItem(OFF) !== null) {
      return;
    }
    const found = this.keys.find(({ key }) => key.toLowerCase() === event.key.toLowerCase());
    if (found) {
      event.preventDefault();
      found.run();
    }
  }
}

import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { ask } from "../base/server";
import { Dialog } from "../exercise/dialog";
import { problemOf } from "../exercise/open";
import { lasting } from "../exercise/times";

interface Made { link: string; qr: { size: number; rows: string[] } }

/** How long a code is seen, in milliseconds. */
const SEEN = 60_000;

/** Pixels of a module, and how many modules of white stand around the code. */
const MODULE = 8;
const QUIET = 4;

/** The code with which one joins a role: one at a time, and hidden after a minute. */
export class Code {
  readonly element = el("div", { class: "code card", hidden: "" });
  private readonly left = el("span", { class: "aside" });
  private until = 0;
  private role = "";

  /** hidden is called when no code is seen any more. */
  constructor(private readonly hidden: () => void) {
    window.setInterval(() => this.tick(), 500);
  }

  get shows(): string {
    return this.role;
  }

  async show(role: string, title: string, renew = false): Promise<void> {
    try {
      const { link, qr } = await ask<Made>("/code", renew ? { role, new: true } : { role });
      this.role = role;
      this.until = performance.now() + SEEN;
      const told = el("span", { role: "status" });
      const copy = deed("Copy link", () => void navigator.clipboard.writeText(link).then(() => (told.textContent = "Copied."), () => (told.textContent = link)), "", "C");
      fill(
        this.element, el("h3", {}, title), picture(qr, `Code to join as ${title}`), el("p", { class: "aside" }, "Scan with a phone's camera, or copy the link. Do not project it."),
        el("div", { class: "deeds" }, copy, deed("New key…", () => this.renew(role, title)), deed("Hide code", () => this.hide())), told, this.left,
      );
    } catch (reason) {
      fill(this.element, el("p", { class: "problem", role: "alert" }, `✕ ${problemOf(reason)}`));
    }
    this.element.hidden = false;
    this.tick();
  }

  hide(): void {
    this.role = "";
    this.element.hidden = true;
    fill(this.element);
    this.hidden();
  }

  private renew(role: string, title: string): void {
    const dialog = new Dialog(`A new key for ${title}?`, el("p", {}, "The old one stops at once: whoever is there with it has to join anew."));
    dialog.show(deed("Keep the key", () => dialog.close(), "", "Esc"), deed("Make a new key", () => {
      dialog.close();
      void this.show(role, title, true);
    }, "costly"));
  }

  private tick(): void {
    if (this.role === "") {
      return;
    }
    const left = this.until - performance.now();
    this.left.textContent = `hides itself in ${lasting(left)}`;
    if (left <= 0) {
      this.hide();
    }
  }
}

/** The code as a picture, black on white whatever the theme. */
function picture({ size, rows }: Made["qr"], name: string): HTMLCanvasElement {
  const side = (size + 2 * QUIET) * MODULE;
  const canvas = el("canvas", { class: "qr", width: String(side), height: String(side), role: "img", "aria-label": name });
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, side, side);
    pen.fillStyle = "#000";
    rows.forEach((row, y) => {
      for (let x = 0; x < size; x++) {
        if (row[x] === "1") {
          pen.fillRect((x + QUIET) * MODULE, (y + QUIET) * MODULE, MODULE, MODULE);
        }
      }
    });
  }
  return canvas;
}

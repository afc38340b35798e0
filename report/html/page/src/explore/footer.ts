import { button } from "../base/button";
import { el, fill } from "../base/dom";
import { ask } from "../base/server";
import type { Answer, Scene, Variant, Wish } from "./model";
import type { State } from "./state";

/** What differs from the file, and what can be done with it. */
export class Footer {
  readonly element = el("footer", { class: "changes", "aria-label": "Changes" });
  private readonly count = el("b");
  private readonly chips = el("ul", { class: "chips" });
  private readonly undo = button("Undo", "Ctrl Z", "Control+Z");
  private readonly back = button("Back to the file");
  private readonly copy = button("Copy command");
  private readonly write = button("Write as variant…", "V", "V");
  private command = "";

  constructor(private readonly scene: Scene, private readonly state: State, private readonly say: (text: string) => void) {
    this.write.classList.add("main");
    this.copy.classList.add("copy");
    this.undo.addEventListener("click", () => state.undo());
    this.back.addEventListener("click", () => state.reset());
    this.copy.addEventListener("click", () => void this.copied());
    this.write.addEventListener("click", () => void this.variant());
    fill(this.element, this.count, this.chips, el("div", { class: "deeds" }, this.undo, this.back, this.copy, this.write));
    this.show();
  }

  /** Shows how much differs, before the answer says how it is written. */
  show(): void {
    const { size } = this.state;
    this.count.textContent = size === 0 ? "No changes" : size === 1 ? "1 change" : `${size} changes`;
    this.undo.disabled = !this.state.canUndo;
    this.back.disabled = this.copy.disabled = this.write.disabled = size === 0;
    if (size === 0) {
      fill(this.chips);
    }
  }

  answered(answer: Answer): void {
    this.command = answer.command;
    const variant = this.scene.variants.find((each) => each.id === this.state.wish.variant);
    fill(
      this.chips,
      ...(variant ? [this.chip(`variant ${variant.id}`, () => this.state.switch(""))] : []),
      ...answer.changes.map((change) => this.chip(`${change.title} ${change.value}`, () => this.state.drop(change.path))),
    );
  }

  /** Shows the variant as a text that can be copied, saved, and written where the server was told to. */
  async variant(): Promise<void> {
    if (this.state.size === 0) {
      return;
    }
    const wish = this.state.wish;
    const made = await ask<Variant>("/variant", wish).catch((reason: unknown) => this.say(reason instanceof Error ? reason.message : "")).then((each) => each ?? null);
    if (made) {
      this.dialog(made, wish);
    }
  }

  private dialog(made: Variant, wish: Wish): void {
    const text = el("textarea", { readonly: "", rows: "14", spellcheck: "false", "aria-label": "The variant" }, made.text);
    const told = el("p", { role: "status" });
    const copy = button("Copy");
    copy.addEventListener("click", () => {
      text.select();
      void navigator.clipboard.writeText(made.text).then(() => (told.textContent = "Copied."), () => (told.textContent = "It is selected: copy it with Ctrl C."));
    });
    const save = button("Save as a file");
    save.addEventListener("click", () => download(`${made.id}.yaml`, made.text));
    const keep = button("Write it to the file");
    keep.hidden = !this.scene.can_write;
    keep.addEventListener("click", () => {
      ask<{ file: string }>("/write", wish).then(({ file }) => (told.textContent = `Written to ${file}.`), (reason: unknown) => (told.textContent = reason instanceof Error ? reason.message : ""));
    });
    const close = button("Close", "Esc");
    const dialog = el(
      "dialog",
      { class: "variant", "aria-labelledby": "variant-title" },
      el("h2", { id: "variant-title" }, `Variant ${made.id}`),
      el("p", {}, "A file beside the scenario that has the changes; or copy what stands under variants into the file itself. Run it with ", el("code", {}, `--variant ${made.id}`), "."),
      text,
      told,
      el("div", { class: "deeds" }, copy, save, keep, close),
    );
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  private async copied(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.command);
      this.say("The command is copied.");
    } catch {
      this.say(`The browser does not let the page copy. The command: ${this.command}`);
    }
  }

  private chip(text: string, drop: () => void): HTMLElement {
    const cross = el("button", { "aria-label": `Take back: ${text}` }, "✕");
    cross.addEventListener("click", drop);
    return el("li", {}, el("span", {}, text), cross);
  }
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  const link = el("a", { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

import { el, type Child } from "../base/dom";

let numbered = 0;

/** A dialog that lies over the page until one of its buttons, or Escape, closes it. */
export class Dialog {
  readonly element: HTMLDialogElement;
  private readonly problem = el("p", { class: "problem", role: "alert", hidden: "" });
  private readonly deeds = el("div", { class: "deeds" });

  constructor(title: string, ...children: Child[]) {
    const id = `dialog-${++numbered}`;
    this.element = el("dialog", { "aria-labelledby": id }, el("h2", { id }, title), ...children, this.problem, this.deeds);
    this.element.addEventListener("close", () => this.element.remove());
    document.body.append(this.element);
  }

  /** Shows it, with its buttons: the first is the one that keeps everything as it is. */
  show(...buttons: HTMLElement[]): this {
    this.deeds.append(...buttons);
    this.element.showModal();
    return this;
  }

  /** Closes it when that is done which one of its buttons asks for, or says in it what is wrong. */
  async ends(doing: Promise<string>): Promise<void> {
    const problem = await doing;
    if (problem === "") {
      this.close();
    } else {
      this.refuse(problem);
    }
  }

  /** Says why it could not be done; what was typed stays. */
  refuse(problem: string): void {
    this.problem.textContent = `✕ ${problem}`;
    this.problem.hidden = false;
  }

  close(): void {
    this.element.close();
  }
}

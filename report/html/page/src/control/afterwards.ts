import { deed } from "../base/button";
import { el, fill } from "../base/dom";
import { EndingPage } from "../exercise/ending";
import type { ControlView } from "../exercise/model";
import { Part } from "../exercise/part";
import type { Do } from "./doing";

/** What came of the exercise, in the place of the work that is over, and what can be written of it. */
export class Afterwards {
  readonly page: EndingPage;
  private readonly writes = el("ul", { class: "writes" });
  private readonly shows = el("div", { class: "deeds" });
  private seen = true; // unless the controller looks at what happened

  private readonly under = new Part(({ file, shows }: Pick<ControlView, "file" | "shows">) => {
    fill(this.writes, ...commands(file).map(([what, command]) => written(what, command)));
    const on = shows === "ending";
    fill(
      this.shows, deed("Everything that happened", () => this.toggle(), "", "E"),
      deed(on ? "Show the story on the display" : "Show this on the display", () => void this.does("/shows", { shows: on ? "everything" : "ending" })),
    );
  });

  constructor(private readonly does: Do) {
    this.page = new EndingPage(el("section", { class: "ending-foot", "aria-labelledby": "ending-write" }, el("h3", { id: "ending-write" }, "What to write"), this.writes, this.shows));
  }

  show({ ending, file, shows }: ControlView): void {
    this.page.show(ending);
    this.under.show({ file, shows });
  }

  /** Whether it stands in the place of the work. */
  tick(ended: boolean): boolean {
    const stands = ended && this.seen && this.page.known;
    this.page.element.hidden = !stands;
    return stands;
  }

  toggle(): void {
    this.seen = this.page.element.hidden !== false;
  }
}

/** What is written on the command line, of which journal. */
function commands(file: string): [what: string, command: string][] {
  return [
    ["The after-action report and improvement plan", `simulate exercise report ${file} -o aar.docx`],
    ["The exercise as a page, with replay and map", `simulate ${file} -o exercise.html`],
    ["What was decided, as a variant to be compared over many lucks", `simulate exercise variant ${file} -o decided.yaml`],
    ["This team beside another with the same luck", `simulate compare --journal ${file} --journal OTHER.jsonl`],
  ];
}

function written(what: string, command: string): HTMLElement {
  const copied = el("span", { role: "status", class: "aside" });
  return el("li", {}, `${what}: `, el("code", {}, command), " ", deed("Copy", () => void navigator.clipboard.writeText(command).then(() => (copied.textContent = "Copied."), () => (copied.textContent = "Select it to copy it.")), "link"), copied);
}

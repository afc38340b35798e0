import { button } from "../base/button";
import { el, fill } from "../base/dom";
import { ask, listen, Refused, takeKey } from "../base/server";
import { startTheme } from "../base/theme";
import { Asking } from "./asking";
import { Footer } from "./footer";
import type { Answer, Scene } from "./model";
import { Results } from "./results";
import { Sliders } from "./sliders";
import { State } from "./state";
import { Switches } from "./switches";

/** Begins the page: it asks what there is to change, and shows it. */
export function startExplore(): void {
  void begin().catch((reason: unknown) => {
    if (!(reason instanceof Refused)) {
      throw reason;
    }
    document.body.append(el("main", { class: "closed" }, el("h1", {}, "This link does not open the page"), el("p", {}, reason.message)));
    document.documentElement.dataset.ready = "refused";
  });
}

async function begin(): Promise<void> {
  if (!takeKey()) {
    throw new Refused(401, "The key is missing: open the whole link that simulate serve has told, with what stands behind the #.");
  }
  new Page(await ask<Scene>("/scene", {}));
}

/** The page. */
class Page {
  private readonly state = new State(() => this.changed());
  private readonly status = el("p", { class: "status" }, "… the first runs are being made");
  private readonly tally = el("p", { class: "tally" });
  private readonly band = el("p", { class: "band", role: "alert", hidden: "" });
  private readonly live = el("p", { class: "unseen", role: "status" });
  private readonly said = el("ul");
  private readonly what = el("section", { class: "said", "aria-labelledby": "said-title", hidden: "" }, el("h2", { id: "said-title" }, "What changed"), this.said);
  private readonly replay = button("Typical run: replay", "P", "P");
  private readonly results = new Results();
  private readonly sliders: Sliders;
  private readonly switches: Switches;
  private readonly footer: Footer;
  private readonly asking: Asking;

  constructor(private readonly scene: Scene) {
    document.title = `Explore: ${scene.title}`;
    this.sliders = new Sliders(scene.sliders, this.state);
    this.switches = new Switches(scene, this.state);
    this.footer = new Footer(scene, this.state, (text) => this.tell(text));
    this.asking = new Asking(scene, {
      working: () => this.element.setAttribute("aria-busy", "true"),
      answered: (answer, seconds) => this.answered(answer, seconds),
      refused: (problem) => this.refused(problem),
    });
    this.replay.addEventListener("click", () => void this.play());
    document.body.append(
      el(
        "header",
        { class: "top" },
        el("h1", {}, `Explore: ${scene.title}`),
        el("p", { class: "luck" }, `seed ${scene.seed} · the same luck on both sides`),
        this.status,
        this.tally,
        el("div", { class: "controls", hidden: "" }),
        this.replay,
      ),
      this.band,
      this.element,
      this.footer.element,
      this.live,
    );
    startTheme();
    addEventListener("keydown", (event) => this.key(event));
    listen("/events", { heard: () => undefined, state: (state) => this.connection(state) });
    this.asking.about(this.state.wish);
  }

  private readonly element = el("main", { id: "main" });

  private changed(): void {
    this.sliders.show();
    this.switches.show();
    this.footer.show();
    this.asking.about(this.state.wish);
  }

  private answered(answer: Answer, seconds: number): void {
    if (this.element.childElementCount === 0) {
      fill(
        this.element,
        el("div", { class: "panel" }, this.sliders.element, this.switches.element),
        el("div", { class: "shown" }, this.what, this.results.element),
      );
    }
    this.what.hidden = this.state.size === 0;
    this.results.show(answer);
    this.footer.answered(answer);
    fill(this.said, ...answer.said.map((line) => el("li", { class: line.tone }, line.text)));
    const count = (runs: number) => runs.toLocaleString("en");
    this.status.textContent = `${answer.full ? "✓" : "…"} ${count(answer.runs)} of ${count(this.scene.runs)} runs in ${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
    this.status.classList.toggle("full", answer.full);
    this.tally.textContent = tally(answer);
    this.band.hidden = true;
    document.documentElement.dataset.ready = "yes";
    document.documentElement.dataset.runs = String(answer.runs);
    if (answer.full) {
      this.element.removeAttribute("aria-busy");
      this.live.textContent = this.state.size === 0 ? "" : answer.said.slice(0, 3).map((line) => line.text).join(" ");
    }
  }

  private refused(problem: string): void {
    this.tell(problem);
    this.element.removeAttribute("aria-busy");
  }

  private connection(state: string): void {
    const words: Record<string, string> = {
      ended: "■ The server was stopped. What you see stays; to go on, start simulate serve again and open its new link.",
      refused: "✕ This link opens nothing any more. Open the one that simulate serve told last.",
      lost: "◌ The server is not reached. It is tried again by itself; what you see stays.",
    };
    if (words[state]) {
      this.tell(words[state]);
    } else if (this.band.textContent === words.lost) {
      this.band.hidden = true;
    }
  }

  private tell(text: string): void {
    this.band.textContent = text;
    this.band.hidden = false;
  }

  /** Opens the report of the scenario as it is now, with the replay of a typical run, in a tab of its own. */
  private async play(): Promise<void> {
    this.replay.disabled = true;
    this.tell("The typical run is being made; it opens in a tab of its own.");
    try {
      const { page } = await ask<{ page: string }>("/replay", this.state.wish);
      const url = URL.createObjectURL(new Blob([page], { type: "text/html" }));
      if (open(`${url}#replay`)) {
        this.band.hidden = true;
      } else {
        fill(this.band, "The typical run is ready: ", el("a", { href: `${url}#replay`, target: "_blank" }, "open it"), ".");
      }
    } catch (reason) {
      this.tell(reason instanceof Refused ? reason.message : String(reason));
    }
    this.replay.disabled = false;
  }

  private key(event: KeyboardEvent): void {
    const writes = event.target instanceof Element && event.target.matches("textarea, select, input:not([type=range], [type=radio])");
    if (writes || document.querySelector("dialog[open]")) {
      return;
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") {
      this.state.undo();
    } else if (plain && event.key === "v") {
      void this.footer.variant();
    } else if (plain && event.key === "p") {
      this.replay.click();
    } else if (plain && event.key === "/") {
      this.sliders.look();
    } else {
      return;
    }
    event.preventDefault();
  }
}

/** How many targets are met, missed and open, and how many were. */
function tally(answer: Answer): string {
  const asked = answer.rows.filter((row) => row.asked !== "");
  const count = (verdict: string, of: "file" | "now") => asked.filter((row) => row.verdict[of] === verdict).length;
  const unsure = (of: "file" | "now") => (count("cannot tell", of) > 0 ? `, ? ${count("cannot tell", of)} cannot tell` : "");
  const say = (of: "file" | "now") => `✕ ${count("missed", of)} missed, ✓ ${count("met", of)} met${unsure(of)}`;
  return asked.length === 0 ? "" : say("now") === say("file") ? say("now") : `${say("now")} (was ${say("file")})`;
}

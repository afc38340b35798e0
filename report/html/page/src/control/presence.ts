import { el, fill } from "../base/dom";
import type { Role } from "../exercise/model";
import { Part } from "../exercise/part";

/** Which roles are there, in a line. */
export class Presence {
  readonly element = el("ul", { class: "presence", "aria-label": "Who is there" });

  private readonly part = new Part((roles: { title: string; sign: string; look: string }[]) => fill(this.element, ...roles.map(({ title, sign, look }) => el("li", { class: look }, `${sign} ${title}`))));

  show(roles: Role[]): void {
    this.part.show(roles.filter(({ id, state }) => id !== "controller" && state !== "absent").map(({ title, here }) => {
      const there = here.some(({ state }) => state === "here");
      return { title: there ? title : `${title} away`, sign: there ? "●" : "◌", look: there ? "good" : "bad" };
    }));
  }
}

import { el } from "../base/dom";
import { onDeepLink } from "../base/links";

/** Shows where the time of one measure went at a time, and lets its reader choose another. */
export function startChoice(): void {
  const all = [...document.querySelectorAll<HTMLElement>(".breakdowns > .breakdown")];
  const [first] = all;
  if (!first || all.length < 2) {
    return;
  }
  const select = el(
    "select",
    { "aria-label": "Where the time went: another measure" },
    ...all.map((each) => el("option", { value: each.id }, each.dataset.title ?? each.id)),
  );
  const show = (id: string) => {
    for (const each of all) {
      each.classList.toggle("folded", each.id !== id);
    }
    select.value = id;
  };
  select.addEventListener("change", () => show(select.value));
  // A link to a measure opens it, before the browser goes there.
  const follow = (hash: string) => all.some((each) => `#${each.id}` === hash) && show(hash.slice(1));
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    follow(link?.hash ?? "");
  });
  addEventListener("hashchange", () => follow(location.hash));
  onDeepLink((link) => {
    const wanted = link.has("chart") ? undefined : all.find(({ dataset }) => dataset.measure === link.get("measure"));
    if (wanted) {
      show(wanted.id);
    }
    return wanted ?? null;
  });
  first.before(el("div", { class: "choice" }, select));
  show(first.id);
  follow(location.hash);
}

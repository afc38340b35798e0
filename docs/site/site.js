"use strict";

// The search: sections that hold all words that are typed, the last of them as far as it is typed. The index is a script, loaded when the
// field is first used, because a page that is opened from a folder may not load data.
const base = document.currentScript.src;
const form = document.querySelector(".search");
const field = form.querySelector("input");
const panel = form.querySelector(".results");
const shownAtMost = 30;
const around = 80; // characters of a snippet on either side of what was found

// fold makes letters of either case the same, and those with accents (and the ø of Utøya) the same as those without. No text gets longer or
// shorter by it, so that what is found in one is found at the same place in the other.
const fold = (text) => Array.from(text, foldLetter).join("");
const foldLetter = (letter) => {
  const bare = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace("ø", "o");
  return bare.length === letter.length ? bare : letter;
};

// patterns are what a query looks for: whole words, and the last as the beginning of one.
const patterns = (query) => {
  const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.map((word, i) => new RegExp(`(?<![\\p{L}\\p{N}])${word}${i < words.length - 1 ? "(?![\\p{L}\\p{N}])" : ""}`, "u"));
};

// score says how well a section fits: 0 if a word is missing; what its heading says counts most, then its page, then the words as typed.
const score = (section, wanted, phrase) => {
  const { heading, page, text } = section.folded;
  if (!wanted.every((word) => word.test(heading) || word.test(page) || word.test(text))) return 0;
  const count = (where) => wanted.filter((word) => word.test(where)).length;
  return 1 + 100 * count(heading) + 10 * count(page) + (text.includes(phrase) ? 5 : 0);
};

const find = (query) => {
  const wanted = patterns(query);
  if (wanted.length === 0) return [];
  const phrase = fold(query.trim());
  const scored = sections.map((section) => ({ section, wanted, score: score(section, wanted, phrase) }));
  return scored.filter((hit) => hit.score > 0).sort((a, b) => b.score - a.score);
};

// snippet is the text around the first word that it holds, with that word marked.
const snippet = ({ section, wanted }) => {
  const found = wanted.map((word) => word.exec(section.folded.text)).find(Boolean);
  const from = found ? found.index : 0;
  const to = from + (found ? found[0].length : 0);
  const start = from > around ? section.text.indexOf(" ", from - around) + 1 : 0;
  const end = to + around < section.text.length ? section.text.lastIndexOf(" ", to + around) : section.text.length;
  const mark = document.createElement("mark");
  mark.textContent = section.text.slice(from, to);
  const line = document.createElement("span");
  line.append(start > 0 ? "… " : "", section.text.slice(start, from), mark, section.text.slice(to, end), end < section.text.length ? " …" : "");
  return line;
};

const item = (hit) => {
  const link = document.createElement("a");
  link.href = new URL(hit.section.at, base);
  const heading = document.createElement("strong");
  heading.textContent = hit.section.heading;
  const page = document.createElement("small");
  page.textContent = hit.section.page;
  link.append(heading, " ", page, snippet(hit));
  const row = document.createElement("li");
  row.append(link);
  return row;
};

const show = () => {
  const hits = find(field.value);
  const shown = hits.slice(0, shownAtMost);
  panel.hidden = field.value.trim() === "";
  const first = hits.length > shown.length ? `, the first ${shown.length} of them here` : "";
  panel.querySelector("p").textContent = hits.length === 0 ? "Nothing found" : `${hits.length} found${first}`;
  panel.querySelector("ol").replaceChildren(...shown.map(item));
};

const load = () => {
  const script = document.createElement("script");
  script.src = new URL("search-index.js", base);
  script.addEventListener("load", () => {
    for (const section of sections) {
      section.folded = { heading: fold(section.heading), page: fold(section.page), text: fold(section.text) };
    }
    field.addEventListener("input", show);
    show();
  });
  document.head.append(script);
};

const close = () => {
  panel.hidden = true;
};

form.hidden = false;
field.addEventListener("focus", load, { once: true });
field.addEventListener("focus", () => (panel.hidden = field.value.trim() === ""));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  panel.querySelector("a")?.click();
});
form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || event.relatedTarget === null || close());
panel.addEventListener("click", close);
document.addEventListener("click", (event) => form.contains(event.target) || close());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
  if (event.key === "/" && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
  }
});

// Boxes that are wider than the page are moved by keys, too, once they can be come to.
for (const box of document.querySelectorAll("pre, .wide")) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
}

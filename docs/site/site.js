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

// pattern finds words that begin where a word begins; the last of them ends where one ends, or is the beginning of one.
const pattern = (words, begun) => {
  const literal = words.replace(/[^\p{L}\p{N} ]/gu, (mark) => `\\u{${mark.codePointAt(0).toString(16)}}`);
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}${begun ? "" : "(?![\\p{L}\\p{N}])"}`, "u");
};

// patterns are what a query looks for: all that is typed as it is typed, then each word. What marks hold together is a word: report-sheet.
const patterns = (query) => {
  const words = fold(query).split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).filter(Boolean);
  if (words.length === 0) return [];
  return [pattern(words.join(" "), true), ...words.map((word, i) => pattern(word, i === words.length - 1))];
};

// score says how well a section fits: 0 if a word is missing; all that is typed counts most, in its heading before its text, then the words
// of its heading and of its page.
const score = ({ heading, page, text }, [phrase, ...words]) => {
  if (!words.every((word) => word.test(heading) || word.test(page) || word.test(text))) return 0;
  const count = (where) => words.filter((word) => word.test(where)).length;
  return 1 + (phrase.test(heading) ? 10000 : 0) + (phrase.test(text) ? 1000 : 0) + 10 * count(heading) + count(page);
};

const find = (query) => {
  const wanted = patterns(query);
  if (wanted.length === 0) return [];
  const scored = sections.map((section) => ({ section, wanted, score: score(folded(section), wanted) }));
  return scored.filter((hit) => hit.score > 0).sort((a, b) => b.score - a.score);
};

const folded = (section) => {
  section.folded ??= { heading: fold(section.heading), page: fold(section.page), text: fold(section.text) };
  return section.folded;
};

// snippet is the text around what is typed, or around the first word that it holds, with that marked.
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

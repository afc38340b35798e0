import { el } from "./dom";

/** A text that was compressed, in letters. Browsers from before 2023 cannot unpack it. */
export async function unpacked(letters: string): Promise<string> {
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** Unpacks the data of the page, where it is packed, in place; whether it could. */
export async function unpackData(): Promise<boolean> {
  const blocks = [...document.querySelectorAll<HTMLScriptElement>("script[type='application/gzip']:not(#charts)")];
  try {
    const texts = await Promise.all(blocks.map((block) => unpacked(block.textContent)));
    blocks.forEach((block, i) => {
      block.textContent = texts[i] ?? "";
    });
    return true;
  } catch {
    document.querySelector(".replay")?.replaceChildren(el("p", { class: "nothing" }, "This browser is too old to unpack the data of this page: it plays no runs, draws no charts and saves no data."));
    return false;
  }
}

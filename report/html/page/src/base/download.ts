import { data, text } from "./data";

/** What can be taken from the page, by the button's data-download. */
const contents: Record<string, { type: string; content: () => string }> = {
  json: { type: "application/json", content: () => asWritten(text("data")) },
  csv: { type: "text/csv", content: () => JSON.parse(text("rows")) as string },
};

const marks: Record<string, string> = { u003c: "<", u003e: ">", u0026: "&" };

/**
 * Takes back the escapes that JSON needs to stand in a page, so that what is saved is what --format json writes, but for spaces and lines.
 * A backslash that is itself escaped begins none.
 */
function asWritten(json: string): string {
  return json.replace(/\\(u003[ce]|u0026|.)/g, (escape, code: string) => marks[code] ?? escape);
}

/** Lets the buttons save the data that the page holds. */
export function startDownloads(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-download]")) {
    button.addEventListener("click", () => save(button.dataset.download ?? ""));
  }
}

function save(format: string): void {
  const offered = contents[format];
  if (!offered) {
    return;
  }
  const url = URL.createObjectURL(new Blob([offered.content()], { type: offered.type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName()}.${format}`;
  link.click();
  URL.revokeObjectURL(url);
}

/** The scenario's file without folders and ending, which is what its reports are usually called. */
function fileName(): string {
  const file = data().scenario.file.split(/[\\/]/).pop() ?? "";
  return file.replace(/\.ya?ml$/, "").replace(/[^\p{L}\p{N}._-]+/gu, "-") || "report";
}

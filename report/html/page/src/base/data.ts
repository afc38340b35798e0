import { need } from "./dom";
import type { Origin } from "./figures";

/** The report as data: what --format json gives. Members that a command does not have are missing. */
export interface Data {
  scenario: { title: string; file: string; sha256: string };
  variant: string;
  baseline?: string;
  seed: number;
  runs: number;
  [member: string]: unknown;
}

let loaded: Data | undefined;

/** The report as data, parsed when it is first asked for. */
export function data(): Data {
  loaded ??= parse(text("data")) as Data;
  return loaded;
}

/**
 * Reads a block of data for showing. Marks that would turn round the direction in which all behind a name is written, which
 * the data have escaped, are shown as the sign of a character that cannot be.
 */
export function parse(json: string): unknown {
  return JSON.parse(json.replace(/\\u(?:20[2][a-e]|200[ef]|206[6-9]|061c)/gi, "\\ufffd"));
}

/** The rows of a member of the data; none when the document does not have it. */
export function rows<T>(member: string): T[] {
  const list = data()[member];
  return Array.isArray(list) ? (list as T[]) : [];
}

/** What elapsed times count from: of documents without a timeline the start of the scenario. */
export function origin(): Origin {
  return (data().elapsed_from as Origin | undefined) ?? { call: false, t: 0 };
}

/** The text of a block of data, as it was written. */
export function text(id: string): string {
  return need(`#${id}`).textContent;
}

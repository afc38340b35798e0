import type { Choice, OrderMade, Vocabulary, Word } from "../exercise/model";

/**
 * An order as it is typed: SEND 2 PATROL, 1 SUPERVISOR TO PLACE · MOVE … TO PLACE · WORK 2 PATROL AT PLACE: WHAT · LET GO 1 PATROL ·
 * MESSAGE TO AGENCY, AGENCY: WHAT · SCHOOLS LOCKDOWN AT SITE, SITE · and each word with an order that is ready. Names are those on the
 * form, or their ids; none is known that the form does not offer.
 */
export interface Typed {
  order: OrderMade | null; // as far as it can be read; null without a word
  /** What can stand in the place of the end of the text, which begins where `from` says. */
  next: string[];
  from: number;
}

const SPACE = /^[\s,]*(?:and\s+)?/;

/** Reads what is typed. */
export function typed(text: string, may: Vocabulary): Typed {
  const word = longest(text, may.words.map(({ word, label }) => ({ id: word, label })));
  const of = may.words.find((each) => each.word === word?.id);
  if (!word || !of) {
    return { order: null, next: starting(text, may.words.map(({ label }) => label)), from: 0 };
  }
  const order: OrderMade = { word: of.word, ...(may.incidents.length === 1 && may.incidents[0] ? { incident: may.incidents[0].id } : {}) };
  const at = word.end + gap(text.slice(word.end));
  const rest = text.slice(at);
  const ready = of.what.find(({ label }) => label.toLowerCase() === rest.trim().toLowerCase());
  if (ready) {
    return { order: { word: of.word, what: ready.id, ...(ready.incident ? { incident: ready.incident } : {}) }, next: [], from: text.length };
  }
  const read = own(rest, of, order);
  return { order, next: [...(read.from === 0 ? starting(rest, of.what.map(({ label }) => label)) : []), ...read.next], from: at + read.from };
}

interface Read { next: string[]; from: number }

/** Reads what follows the word into an order of one's own choices, and says what may follow. */
function own(rest: string, word: Word, order: OrderMade): Read {
  const colon = rest.indexOf(":");
  const head = colon < 0 ? rest : rest.slice(0, colon);
  if (colon >= 0) {
    order.text = rest.slice(colon + 1).trim();
  }
  const joint = /(?:^|\s)(?:to|at)(?:\s+|$)/i.exec(head);
  const first = joint ? head.slice(0, joint.index) : head;
  const counted = word.postures.length > 0 ? posture(first, word, order) : counts(first, word, order);
  if (!joint) {
    const more = counted.from > 0 || word.who.length + word.postures.length === 0 ? [joints(word)] : [];
    return { next: [...counted.next, ...(/\S$/.test(head) && counted.next.length > 0 ? [] : more)], from: counted.from };
  }
  const start = joint.index + joint[0].length;
  const targets = head.slice(start);
  const several = word.to.length > 0;
  const found = list(targets, several ? word.to : word.where);
  if (several && found.ids.length > 0) {
    order.to = found.ids;
  } else if (found.ids[0] !== undefined) {
    order.where = found.ids[0];
  }
  return colon >= 0 || !several && found.ids.length > 0 ? { next: [], from: rest.length } : { next: found.next, from: start + found.from };
}

function joints({ word }: Word): string {
  return word === "work" || word === "posture" ? "at" : "to";
}

function posture(text: string, word: Word, order: OrderMade): Read {
  const found = list(text, word.postures);
  if (found.ids[0] !== undefined) {
    order.posture = found.ids[0];
  }
  return found;
}

/** Reads units with how many of each; one where no number is said. */
function counts(text: string, word: Word, order: OrderMade): Read {
  const who: Record<string, number> = {};
  let from = 0;
  for (;;) {
    const number = /^(\d+)(?:\s*[x×])?\s*/.exec(text.slice(from).replace(SPACE, ""));
    const start = from + gap(text.slice(from)) + (number?.[0].length ?? 0);
    const found = longest(text.slice(start), word.who);
    if (!found) {
      const left = text.slice(start);
      if (Object.keys(who).length > 0) {
        order.who = who;
      }
      return { next: from === 0 || left !== "" || number ? starting(left, word.who.map(({ label }) => label)) : [], from: start };
    }
    who[found.id] = (who[found.id] ?? 0) + Number(number?.[1] ?? 1);
    from = start + found.end;
  }
}

/** Reads names one after the other, and says what the last may become. */
function list(text: string, choices: Choice[]): Read & { ids: string[] } {
  const ids: string[] = [];
  let from = 0;
  for (;;) {
    const start = from + gap(text.slice(from));
    const found = longest(text.slice(start), choices);
    if (!found) {
      const left = text.slice(start);
      return { ids, from: start, next: from === 0 || left !== "" ? starting(left, choices.filter(({ id }) => !ids.includes(id)).map(({ label }) => label)) : [] };
    }
    ids.push(found.id);
    from = start + found.end;
  }
}

function gap(text: string): number {
  return SPACE.exec(text)?.[0].length ?? 0;
}

/** The choice whose name, or id, the text begins with: the longest of them. */
function longest(text: string, choices: Choice[]): { id: string; end: number } | undefined {
  const lower = text.toLowerCase();
  return choices
    .flatMap(({ id, label }) => [label, id].map((name) => ({ id, end: name.length, name: name.toLowerCase() })))
    .filter(({ name }) => name !== "" && lower.startsWith(name) && !/[\p{L}\p{N}]/u.test(text.charAt(name.length)))
    .sort((a, b) => b.end - a.end)[0];
}

function starting(text: string, names: string[]): string[] {
  const lower = text.toLowerCase();
  return names.filter((name) => name.toLowerCase().startsWith(lower) && name.length > text.length);
}

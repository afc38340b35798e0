import assert from "node:assert/strict";
import { test } from "node:test";
import type { Vocabulary, Word } from "../src/exercise/model";
import { typed } from "../src/play/line";

const places = [{ id: "residence", label: "Residence, 1100 block of Elsea Road" }, { id: "staging", label: "Tactical staging" }];
const who = [{ id: "patrol", label: "patrol", most: 3, free: 1 }, { id: "sgt", label: "supervisor", most: 2, free: 2 }];

function word(name: string, label: string, more: Partial<Word>): Word {
  return { word: name, label, what: [], own: true, who: [], to: [], where: [], postures: [], ...more };
}

const may: Vocabulary = {
  incidents: [{ id: "siege", label: "A siege" }],
  words: [
    word("send", "Send", { who, where: places }),
    word("work", "Work", { who, where: places, what: [{ id: "named:neighbours", label: "Move the neighbours behind cover", incident: "siege" }] }),
    word("message", "Message", { to: [{ id: "hospital", label: "Hospital" }, { id: "ems", label: "Ambulances" }] }),
    word("posture", "Schools", { to: [{ id: "elm", label: "Elm Grove" }, { id: "blue", label: "Blue Hills" }], postures: [{ id: "lockdown", label: "lockdown" }] }),
    word("release", "Let go", { who }),
  ],
};

test("a typed order is read as the form makes it", () => {
  for (const [text, order] of [
    ["send 2 patrol, 1 supervisor to residence", { word: "send", who: { patrol: 2, sgt: 1 }, where: "residence" }],
    ["SEND 2× patrol and supervisor to Residence, 1100 block of Elsea Road", { word: "send", who: { patrol: 2, sgt: 1 }, where: "residence" }],
    ["work 2 patrol at staging: Look into the yard: now", { word: "work", who: { patrol: 2 }, where: "staging", text: "Look into the yard: now" }],
    ["work move the neighbours behind cover", { word: "work", what: "named:neighbours" }],
    ["message to hospital, ems: Expect up to four", { word: "message", to: ["hospital", "ems"], text: "Expect up to four" }],
    ["schools lockdown at Blue Hills, elm", { word: "posture", posture: "lockdown", to: ["blue", "elm"] }],
    ["let go 1 patrol", { word: "release", who: { patrol: 1 } }],
    ["send 2 patrol to the moon", { word: "send", who: { patrol: 2 } }],
  ] as const) {
    assert.deepEqual(typed(text, may).order, { ...order, incident: "siege" }, text);
  }
  assert.equal(typed("fly 2 patrol", may).order, null);
});

test("what can follow is offered, and nothing else", () => {
  for (const [text, next, from] of [
    ["", ["Send", "Work", "Message", "Schools", "Let go"], 0],
    ["me", ["Message"], 0],
    ["send 2 pa", ["patrol"], 7],
    ["send 2 patrol ", ["to"], 14],
    ["send 2 patrol to ", ["Residence, 1100 block of Elsea Road", "Tactical staging"], 17],
    ["send 2 patrol to ta", ["Tactical staging"], 17],
    ["message ", ["to"], 8],
    ["message to h", ["Hospital"], 11],
    ["message to hospital, a", ["Ambulances"], 21],
    ["schools lock", ["lockdown"], 8],
    ["work m", ["Move the neighbours behind cover"], 5],
  ] as const) {
    const read = typed(text, may);
    assert.deepEqual([read.next, read.from], [next, from], text);
  }
});

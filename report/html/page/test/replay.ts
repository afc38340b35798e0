import type { Replay } from "../src/replay/types";

const words: string[] = [""];

/** The number of a word in the replay of the tests. */
export function word(text: string): number {
  const known = words.indexOf(text);
  return known >= 0 ? known : words.push(text) - 1;
}

/** A small replay: an agency with two units, a site, a channel and two steps of an incident, over two minutes from 23:59:00. */
export function replay(): Replay {
  const fire = { id: "fire", name: "Fire Department", kind: "fire" };
  const none = word("");
  return {
    id: "", title: "", from: 0, to: 120_000, start: "2024-02-29T23:59:00-06:00", zone: "CST", offsets: [[0, -21_600]], words, notes: [], kinds: ["engine"], areas: [], conditions: [],
    agencies: [fire],
    places: [{ id: "station", name: "Station 1", lat: 39, lon: -94 }, { id: "house", name: "The house", lat: 39.1, lon: -94 }],
    units: [
      {
        id: "e1", name: "Engine 1", agency: 0, kind: 0, at: [39, -94],
        spans: [
          [10_000, word("turnout"), word("station"), none, word("fire-1"), word("attack"), 0, 1],
          [20_000, word("en-route"), none, word("house"), word("fire-1"), word("attack"), 0, 2],
          [60_000, word("on-scene"), word("house"), none, word("fire-1"), word("attack"), 0, 3],
          [60_000, word("working"), word("house"), none, word("fire-1"), word("attack"), 0, 4],
          [100_000, word("returning"), none, word("station"), none, none, 0, 5],
        ],
        legs: [[20_000, 39, -94, 60_000, 39.1, -94], [100_000, 39.1, -94, 140_000, 39, -94]],
      },
      { id: "e2", name: "Engine 2", agency: 0, kind: 0, at: null, spans: [], legs: [] },
    ],
    sites: [{ id: "school", name: "School", agency: 0, lat: null, lon: null, people: 300, spans: [[30_000, none, word("lockdown"), 6], [50_000, word("lockdown"), none, 7]] }],
    channels: [{ id: "main", name: "Main", kind: "radio", capacity: 1, spans: [[5_000, word("busy"), 1, 2, 1, 8], [8_000, word("down"), 0, 0, 1, 9]] }],
    steps: [
      { incident: word("fire-1"), id: word("ask"), verb: none, text: none, spans: [[5_000, word("waiting"), word("for the channel"), 4_000, 10], [9_000, word("done"), none, 9_000, 11]] },
      { incident: word("fire-1"), id: word("attack"), verb: none, text: word("Attack the fire"), spans: [[60_000, word("running"), none, 60_000, 12]] },
    ],
    incidents: [{ id: word("fire-1"), title: word("House fire"), agency: 0, place: word("house"), spans: [] }],
    requests: [[10_000, 15_000, 0, word("approval"), none, none, 13], [12_000, 14_000, 0, word("units"), none, none, 14]],
  };
}

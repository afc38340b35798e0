import { origin, parse, rows } from "../base/data";
import { el, fill } from "../base/dom";
import { onDeepLink } from "../base/links";
import { Clock } from "./clock";
import { changes } from "./instants";
import { KeyEvents } from "./keyevents";
import { listenToKeys } from "./keys";
import { Player } from "./player";
import type { TimelineRecord } from "./records";
import { instantOf, Records } from "./records";
import { Stage } from "./stage";
import { Story } from "./story";
import { transport } from "./transport";
import type { Replay } from "./types";

/** Brings the replay of the page to life, if it has one, and the story with it. */
export function startReplay(): void {
  const root = document.querySelector<HTMLElement>(".replay");
  const replays = loadReplays();
  const first = replays[0];
  if (!root || !first) {
    return;
  }
  const records = new Records(rows<TimelineRecord>("timeline"));
  const moments = new Set([...replays.flatMap(changes), ...records.all.map(instantOf)]);
  const player = new Player(
    Math.min(...replays.map((r) => r.from)), Math.max(...replays.map((r) => r.to)), [...moments].sort((a, b) => a - b).map((t) => [t]),
  );
  const events = new KeyEvents();
  const clock = new Clock(first, origin());
  const stage = new Stage(replays, player, events, records);
  fill(root, transport(player, clock, events, () => stage.link()), stage.element);
  player.follow(() => stage.move());
  const parts: HTMLElement[] = [root];
  if (records.all.length > 0) {
    const place = storyPlace(root);
    const agencies = new Map(first.agencies.map((agency) => [agency.id, agency.name]));
    const story = new Story(place, records, player, clock, agencies, (record) => stage.select(record));
    player.follow(() => story.move());
    parts.push(place);
  }
  listenToKeys(player, parts, events);
  onDeepLink((link) => {
    const t = clock.instant(link.get("t") ?? "");
    if (t !== undefined) {
      player.seek(t);
    }
    stage.land(link.get("variant"), link.get("line"));
    return t !== undefined || link.has("line") || link.has("variant") ? root : null;
  });
}

function loadReplays(): Replay[] {
  return [...document.querySelectorAll("script.replay-data")].map((script) => parse(script.textContent) as Replay);
}

/** Where the story is, or is to be when the page came without. */
function storyPlace(root: HTMLElement): HTMLElement {
  const there = document.querySelector<HTMLElement>(".story");
  if (there) {
    return there;
  }
  const place = el("div", { class: "story" });
  root.after(place);
  return place;
}

import { el, fill } from "../base/dom";
import { copyButton, type Link } from "../base/links";
import type { Clock } from "./clock";
import type { KeyEvents } from "./keyevents";
import type { Player } from "./player";
import { SPEEDS } from "./player";

/**
 * The bar with which the playhead is moved. Its slider holds whole seconds since the start of the clock; setting it and
 * sending it an input event is how anything else, such as a test, seeks.
 */
export function transport(player: Player, clock: Clock, events: KeyEvents, shown: () => Link): HTMLElement {
  const play = el("button", { type: "button", class: "play" });
  const slider = el("input", {
    type: "range", class: "scrubber", "aria-label": "Instant of the replay", step: "1",
    min: String(Math.floor(player.from / 1000)), max: String(Math.ceil(player.to / 1000)),
  });
  const time = el("span", { class: "clock" });
  const since = el("span", { class: "since-start" });
  slider.addEventListener("input", () => player.seek(Number(slider.value) * 1000));
  play.addEventListener("click", () => player.toggle());
  const show = (): void => {
    label(play, player.playing ? "Pause" : "Play");
    slider.value = String(Math.floor(player.now / 1000));
    slider.setAttribute("aria-valuetext", clock.both(player.now));
    label(time, clock.at(player.now));
    label(since, clock.since(player.now));
  };
  player.follow(show);
  show();
  return el(
    "div", { class: "transport", role: "group", "aria-label": "Replay controls" },
    play, slider, el("span", { class: "times" }, time, " ", since), speed(player),
    toKeyEvents(player, events), idle(player), copyButton("Copy link", () => ({ t: clock.link(player.now), ...shown() })), help(), lastKeyEvent(player, clock, events),
  );
}

/** The buttons that go from key event to key event. */
function toKeyEvents(player: Player, events: KeyEvents): HTMLElement | null {
  const button = (text: string, name: string, to: (t: number) => number | undefined): HTMLElement => {
    const element = el("button", { type: "button", "aria-label": name, title: name }, text);
    element.addEventListener("click", () => player.seek(to(player.now) ?? player.now));
    return element;
  };
  return events.times.length === 0 ? null : el(
    "span", { class: "to-key-events" }, button("|◂", "Previous key event", (t) => events.before(t)),
    button("Next key event ▸|", "Next key event", (t) => events.after(t)),
  );
}

/** What happened last. */
function lastKeyEvent(player: Player, clock: Clock, events: KeyEvents): HTMLElement {
  const told = el("p", { class: "key-event", role: "status" });
  player.follow(() => {
    // While it plays, what is said would run after what is seen.
    told.setAttribute("aria-live", player.playing ? "off" : "polite");
    const last = events.last(player.now);
    label(told, last ? `${clock.at(last.t)} ${last.text}` : "");
  });
  return told;
}

function idle(player: Player): HTMLElement {
  const box = el("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    player.skipsIdle = box.checked;
  });
  return el("label", { class: "idle" }, box, " skip idle time");
}

function label(element: Element, text: string): void {
  if (element.textContent !== text) {
    fill(element, text);
  }
}

function speed(player: Player): HTMLElement {
  const select = el("select", { "aria-label": "Speed", class: "speed" });
  for (const times of SPEEDS) {
    select.append(el("option", { value: String(times) }, `${times.toLocaleString("en-US")}×`));
  }
  select.value = String(player.speed);
  select.addEventListener("change", () => {
    player.speed = Number(select.value);
  });
  return select;
}

function help(): HTMLElement {
  const keys: [string, string][] = [
    ["Space", "play or pause"],
    ["← →", "10 seconds; with Shift a minute"],
    [", .", "previous and next record"],
    ["P N", "previous and next key event"],
    ["Home End", "beginning and end"],
    ["↑ ↓", "in the lanes: row by row"],
    ["+ − 0", "in the lanes: less time, more, all"],
    ["< >", "in the lanes: earlier and later"],
  ];
  const list = el("dl", {});
  for (const [key, does] of keys) {
    list.append(el("dt", {}, el("kbd", {}, key)), el("dd", {}, does));
  }
  return el("details", { class: "keys" }, el("summary", {}, "Keys"), list);
}

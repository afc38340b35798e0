import { lastAt } from "./instants";
import type { KeyEvents } from "./keyevents";
import type { Player } from "./player";

const STEP = 10_000;
const LONG_STEP = 60_000;

/**
 * Moves the playhead by keys: within the replay and its story, and while nothing has the focus and the replay is in view.
 * Keys that write a character work only within, so that no one seeks by dictation.
 */
export function listenToKeys(player: Player, parts: Element[], events: KeyEvents): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !(event.target instanceof Element)) {
      return;
    }
    const within = parts.some((part) => part.contains(event.target as Element));
    const anywhere = event.target === document.body && parts.some(inView);
    if (!(within || (anywhere && event.key.length > 1) || (anywhere && event.key === " ")) || writes(event.target, event.key)) {
      return;
    }
    if (move(player, event, events)) {
      event.preventDefault();
    }
  });
}

function inView(part: Element): boolean {
  const { top, bottom } = part.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

/** Whether the key means something to the element itself. The slider leaves its keys to the playhead. */
function writes(target: Element, key: string): boolean {
  if (target.matches("select, textarea, input:not([type=range]):not([type=checkbox])")) {
    return true;
  }
  return key === " " && target.matches("button, summary, a, input[type=checkbox]");
}

function move(player: Player, event: KeyboardEvent, events: KeyEvents): boolean {
  const { moments } = player;
  const step = event.shiftKey ? LONG_STEP : STEP;
  switch (event.key) {
    case " ": player.toggle(); return true;
    case "ArrowLeft": player.seek(player.now - step); return true;
    case "ArrowRight": player.seek(player.now + step); return true;
    case "Home": player.seek(player.from); return true;
    case "End": player.seek(player.to); return true;
    case ",": player.seek(before(moments, player.now) ?? player.from); return true;
    case ".": player.seek(moments[lastAt(moments, player.now) + 1]?.[0] ?? player.to); return true;
    case "n": player.seek(events.after(player.now) ?? player.now); return true;
    case "p": player.seek(events.before(player.now) ?? player.now); return true;
    default: return false;
  }
}

function before(moments: readonly [t: number][], t: number): number | undefined {
  const i = lastAt(moments, t);
  const last = moments[i]?.[0];
  return last === t ? moments[i - 1]?.[0] : last;
}

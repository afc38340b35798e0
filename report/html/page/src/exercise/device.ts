import { ask, goTo } from "../base/server";

/** How often a device says that it is there, in milliseconds. */
const EVERY = 10_000;

const PLACE = "device";

/** Keeps what this device is called, for as long as its tab is. */
export function joinedAs(device: string): void {
  sessionStorage.setItem(PLACE, device);
}

/** Says now and then that this device is there; one that has not joined is sent to where it joins. */
export function present(): boolean {
  const device = sessionStorage.getItem(PLACE);
  if (device === null) {
    goTo("/join");
    return false;
  }
  const here = (): void => void ask("/here", { device }).catch(() => undefined); // that there is no connection is said by the stream
  here();
  window.setInterval(here, EVERY);
  return true;
}

/** What a device was allowed to do when its owner joined. */
export interface Allowed {
  sound: boolean;
  awake: boolean;
}

const PLACE = "allowed";

export function allow(allowed: Allowed): void {
  localStorage.setItem(PLACE, JSON.stringify(allowed));
}

export function allowed(): Allowed {
  const kept = JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Partial<Allowed>;
  return { sound: kept.sound ?? false, awake: kept.awake ?? false };
}

/** Buzzes, and sounds a short tone: that a decision is open, and nothing else. */
export function attract(): void {
  try {
    navigator.vibrate([200, 100, 200]);
  } catch {
    // Not every device can.
  }
  const context = new AudioContext();
  const tone = context.createOscillator();
  const loudness = context.createGain();
  loudness.gain.value = 0.2;
  tone.frequency.value = 660;
  tone.connect(loudness).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.35);
  tone.addEventListener("ended", () => void context.close());
}

/** Keeps the screen on for as long as the page is seen. */
export function stayAwake(): void {
  const hold = async (): Promise<void> => {
    if (document.visibilityState === "visible" && "wakeLock" in navigator) {
      await navigator.wakeLock.request("screen").catch(() => undefined); // a device that saves its battery refuses
    }
  };
  document.addEventListener("visibilitychange", () => void hold());
  void hold();
}

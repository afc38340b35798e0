/** How far a pointer moves, in pixels, before it drags rather than taps. */
const SLACK = 4;

/** How much a notch of a wheel zooms. */
const NOTCH = 1.25;

/** What can be done with a picture by mouse, finger, pen and wheel. Points are pixels from its upper left corner. */
export interface Gestures {
  /** Moves what is seen by so many pixels. */
  pan(dx: number, dy: number): void;
  /** Makes what is seen so many times as large, and keeps a point where it is. */
  zoom(times: number, x: number, y: number): void;
  tap(x: number, y: number): void;
  hover(x: number, y: number): void;
  leave(): void;
  /** Whether a wheel without Ctrl zooms; otherwise it scrolls the page, and sideways it pans. */
  wheelZooms(): boolean;
}

/** Tells the gestures on an element: a drag pans, two fingers pinch, and what does not move taps. */
export function listenToGestures(element: HTMLElement, on: Gestures): void {
  const down = new Map<number, { x: number; y: number }>();
  let dragged = false;
  const point = (event: MouseEvent): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  element.addEventListener("pointerdown", (event) => {
    dragged = down.size > 0;
    down.set(event.pointerId, point(event));
  });
  element.addEventListener("pointermove", (event) => {
    const from = down.get(event.pointerId);
    const to = point(event);
    if (!from) {
      on.hover(to.x, to.y);
      return;
    }
    if (!dragged && Math.hypot(to.x - from.x, to.y - from.y) <= SLACK) {
      return;
    }
    dragged = true;
    element.setPointerCapture(event.pointerId);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, to);
    if (!other) {
      on.pan(to.x - from.x, to.y - from.y);
      return;
    }
    const apart = (p: { x: number; y: number }): number => Math.max(1, Math.hypot(p.x - other.x, p.y - other.y));
    on.zoom(apart(to) / apart(from), other.x, other.y);
  });
  element.addEventListener("pointerup", (event) => {
    if (down.delete(event.pointerId) && !dragged) {
      const { x, y } = point(event);
      on.tap(x, y);
    }
  });
  element.addEventListener("pointercancel", (event) => down.delete(event.pointerId));
  element.addEventListener("pointerleave", () => on.leave());
  listenToWheel(element, on, point);
}

function listenToWheel(element: HTMLElement, on: Gestures, point: (event: MouseEvent) => { x: number; y: number }): void {
  element.addEventListener("wheel", (event) => {
    const { x, y } = point(event);
    const across = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (event.ctrlKey || (on.wheelZooms() && !event.shiftKey)) {
      on.zoom(event.deltaY > 0 ? 1 / NOTCH : NOTCH, x, y);
    } else if (Math.abs(across) > (event.shiftKey ? 0 : Math.abs(event.deltaY))) {
      on.pan(-across, 0);
    } else {
      return;
    }
    event.preventDefault();
  }, { passive: false });
}

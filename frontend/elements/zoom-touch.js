/**
 * Fingers on the part of an axis that a chart shows: two of them spread or pinch it, one drags it sideways while only a part
 * is shown, a double tap shows the whole again. Up and down stays the page's, so that it scrolls as everywhere.
 */
const NEAREST = 24;
const TAP = { time: 350, way: 24 };

/** The browser keeps scrolling up and down; what goes sideways, and two fingers, are the chart's. */
export const touchStyle = `
  :host { touch-action: pan-y; }`;

export class ZoomTouch {
  #zoom;
  #fingers = new Map();
  #start = null;
  #tap = null;

  /** `zoom` gives `place(event)`: {inside, plot, x}, `part()`: {min, max} as shown, `active` and `show(part)`. */
  constructor(host, zoom) {
    this.#zoom = zoom;
    host.addEventListener('pointerdown', event => event.pointerType === 'touch' && this.#down(event));
    host.addEventListener('pointermove', event => this.#fingers.has(event.pointerId) && this.#move(event));
    host.addEventListener('pointerup', event => this.#fingers.has(event.pointerId) && this.#up(event));
    host.addEventListener('pointercancel', event => this.#forget(event));
  }

  #down(event) {
    const { inside } = this.#zoom.place(event);
    if (inside && this.#fingers.size < 2) {
      const at = { x: event.clientX, y: event.clientY };
      this.#fingers.set(event.pointerId, { ...at, from: at, time: event.timeStamp });
      this.#begin(event);
    }
  }

  /** From here on the axis follows the fingers. */
  #begin(event) {
    const { plot } = this.#zoom.place(event);
    const { min, max } = this.#zoom.part();
    const { x, distance } = this.#spread(event);
    this.#start = plot && { distance, width: max - min, value: min + (x - plot.x) / plot.width * (max - min) };
  }

  /** Where the fingers are on the chart, and how far from each other. */
  #spread(event) {
    const [one, other = one] = [...this.#fingers.values()];
    const { x } = this.#zoom.place({ clientX: (one.x + other.x) / 2, clientY: event.clientY });
    return { x, distance: Math.max(NEAREST, Math.hypot(one.x - other.x, one.y - other.y)) };
  }

  #move(event) {
    Object.assign(this.#fingers.get(event.pointerId), { x: event.clientX, y: event.clientY });
    const { plot } = this.#zoom.place(event);
    if (!plot || !this.#start || (this.#fingers.size < 2 && !this.#zoom.active)) {
      return;
    }
    const { x, distance } = this.#spread(event);
    const width = this.#start.width * this.#start.distance / distance;
    const min = this.#start.value - (x - plot.x) / plot.width * width;
    this.#zoom.show(this.#fingers.size < 2 ? this.#within(min, width) : { min, max: min + width });
  }

  /** Dragged beyond its end the axis stays as long as it is. */
  #within(min, width) {
    const whole = this.#zoom.whole();
    const left = Math.min(Math.max(min, whole.min), whole.max - width);
    return { min: left, max: left + width };
  }

  #up(event) {
    const finger = this.#fingers.get(event.pointerId);
    const alone = this.#fingers.size === 1;
    this.#forget(event);
    const still = Math.hypot(event.clientX - finger.from.x, event.clientY - finger.from.y) < TAP.way;
    if (!alone || !still || event.timeStamp - finger.time > TAP.time) {
      this.#tap = null;
      return;
    }
    const before = this.#tap;
    this.#tap = { time: event.timeStamp, ...finger.from };
    if (before && event.timeStamp - before.time < TAP.time
        && Math.hypot(finger.from.x - before.x, finger.from.y - before.y) < TAP.way) {
      this.#tap = null;
      this.#zoom.show(null);
    }
  }

  /** The one that stays goes on from where it is. */
  #forget(event) {
    this.#fingers.delete(event.pointerId);
    this.#start = null;
    if (this.#fingers.size > 0) {
      this.#begin(event);
    }
  }
}

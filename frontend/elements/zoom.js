/**
 * The part of the time axis that charts over time show. It is told to the whole window, so that all charts with the same
 * axis show the same part. Drag over a plot to see that part; turn the wheel where the page does not scroll, or with Ctrl;
 * spread two fingers.
 * `host` gives `plotBox()`, `hoverRange()` and `repaint()`.
 */
import { touchStyle, ZoomTouch } from './zoom-touch.js';

const EVENT = 'downhill-zoom';
const FEWEST_PIXELS = 5;
const WHEEL = 1.2;
const KEYS = { '+': 1 / 2, '=': 1 / 2, '-': 2 };

/** More would not be told apart by the numbers on the axis. */
const DEEPEST = 1e-5;

export const zoomStyle = `${touchStyle}
  .selection { position: absolute; background: var(--dh-accent); opacity: .16; pointer-events: none; }
  .selection[hidden] { display: none; }`;

export class Zoom {
  #host;
  #part = null;
  #of = null;
  #whole = { min: 0, max: 1 };
  #from = null;
  #selection = document.createElement('div');

  constructor(host) {
    const zoom = this;
    this.#host = host;
    this.#selection.className = 'selection';
    this.#selection.hidden = true;
    host.shadowRoot.append(this.#selection);
    host.addEventListener('pointerdown', event => this.#begin(event));
    host.addEventListener('pointermove', event => this.#drag(event));
    host.addEventListener('pointerup', event => this.#end(event));
    host.addEventListener('pointercancel', () => this.#drop());
    host.addEventListener('dblclick', event => this.#place(event).inside && this.show(null));
    new ZoomTouch(host, {
      place: event => this.#place(event), part: () => host.hoverRange(), whole: () => this.#whole, show: part => this.show(part),
      get active() { return zoom.active; },
    });
    host.addEventListener('wheel', event => this.#turn(event), { passive: false });
  }

  connect() {
    this.receive = event => {
      this.#part = event.detail;
      this.#host.repaint();
    };
    window.addEventListener(EVENT, this.receive);
  }

  disconnect() {
    window.removeEventListener(EVENT, this.receive);
  }

  /** Whether less than the whole run is shown. */
  get active() {
    return this.#part !== null;
  }

  /** What to show of a whole axis; another `of` (unit, run) has nothing to do with the part shown before. */
  range(whole, of) {
    this.#whole = whole;
    if (of !== this.#of || (this.#part && this.#part.min >= whole.max)) {
      this.#part = null;
      this.#of = of;
    }
    return this.#part ? { ...whole, ...this.#part } : whole;
  }

  /** Shows a part of the axis, {min, max}, or all of it, here and in all other charts. */
  show(part) {
    window.dispatchEvent(new CustomEvent(EVENT, { detail: part && this.#fit(part) }));
  }

  /** Shows more or less around an x; whether the key was one of these. */
  key(key, x) {
    if (key === '0') {
      this.show(null);
      return true;
    }
    if (key in KEYS) {
      this.#scale(KEYS[key], x);
    }
    return key in KEYS;
  }

  #fit({ min, max }) {
    const [low, high] = [Math.max(this.#whole.min, min), Math.min(this.#whole.max, max)];
    const all = this.#whole.max - this.#whole.min;
    const part = { min: low, max: Math.max(high, low + all * DEEPEST) };
    return part.max - part.min >= all * 0.999 ? null : part;
  }

  #scale(factor, x) {
    const { min, max } = this.#host.hoverRange();
    this.show({ min: x - (x - min) * factor, max: x + (max - x) * factor });
  }

  #place({ clientX, clientY }) {
    const own = this.#host.getBoundingClientRect();
    const plot = this.#host.plotBox();
    const [x, y] = [clientX - own.x, clientY - own.y];
    const inside = plot && x >= plot.x && x <= plot.x + plot.width && y >= plot.y && y <= plot.y + plot.height;
    return { plot, inside, x: plot ? Math.min(Math.max(x, plot.x), plot.x + plot.width) : x };
  }

  #value(x, plot) {
    const { min, max } = this.#host.hoverRange();
    return min + (x - plot.x) / plot.width * (max - min);
  }

  #begin(event) {
    const { inside, x } = this.#place(event);
    // A finger scrolls the page.
    if (inside && event.button === 0 && event.pointerType !== 'touch') {
      this.#from = x;
      this.#host.setPointerCapture(event.pointerId);
      event.preventDefault();
    }
  }

  #drag(event) {
    if (this.#from === null) {
      return;
    }
    const { plot, x } = this.#place(event);
    this.#selection.hidden = !plot || Math.abs(x - this.#from) < FEWEST_PIXELS;
    if (!this.#selection.hidden) {
      Object.assign(this.#selection.style, {
        left: Math.min(x, this.#from) + 'px', width: Math.abs(x - this.#from) + 'px', top: plot.y + 'px', height: plot.height + 'px',
      });
    }
  }

  #end(event) {
    const { plot, x } = this.#place(event);
    if (this.#from !== null && plot && Math.abs(x - this.#from) >= FEWEST_PIXELS) {
      const ends = [x, this.#from].map(each => this.#value(each, plot));
      this.show({ min: Math.min(...ends), max: Math.max(...ends) });
    }
    this.#drop();
  }

  #drop() {
    this.#from = null;
    this.#selection.hidden = true;
  }

  #turn(event) {
    const { inside, plot, x } = this.#place(event);
    const page = document.scrollingElement;
    const free = event.ctrlKey || event.metaKey || page.scrollHeight <= page.clientHeight;
    if (inside && free && event.deltaY !== 0) {
      event.preventDefault();
      this.#scale(event.deltaY > 0 ? WHEEL : 1 / WHEEL, this.#value(x, plot));
    }
  }
}

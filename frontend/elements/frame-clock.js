import { RESYNC } from './codec.js';
import { define, DownhillElement } from './element.js';
import { afterPaint } from './paint.js';
import { PaintedLine } from './painted-line.js';

/** A hidden page paints nothing, yet its run must not take it for gone. */
const SIGN_OF_LIFE = 30_000;

/**
 * Tells the server what has been painted. Properties: `number` of the frame just set on the page; `line`, the address
 * where it is told, if it can be, while frames follow closely, and no event comes in its place.
 * Events: `painted` {number} once after the paint round that followed it (numbers skipped over are included), and
 * again now and then as a sign of life;
 * `resync` {} when rows are missing or the page has become visible again.
 */
class FrameClock extends DownhillElement {
  static properties = ['number', 'line'];

  #told;
  #line = new PaintedLine(() => this.#again());
  #stop = [];

  connectedCallback() {
    super.connectedCallback();
    this.hidden = true;
    const resync = () => this.emit('resync', {});
    const visible = () => document.visibilityState === 'visible' && resync();
    window.addEventListener(RESYNC, resync);
    document.addEventListener('visibilitychange', visible);
    const life = setInterval(() => this.#again(), SIGN_OF_LIFE);
    this.#stop = [
      () => clearInterval(life),
      afterPaint(() => this.#tell()),
      () => window.removeEventListener(RESYNC, resync),
      () => document.removeEventListener('visibilitychange', visible),
    ];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop.forEach(stop => stop());
    this.#line.end();
  }

  #again() {
    if (this.#told) {
      this.emit('painted', { number: this.#told });
    }
  }

  #tell() {
    if (Number.isFinite(this.number) && this.number !== this.#told) {
      this.#told = this.number;
      if (!this.#line.tell(this.line, this.number)) {
        this.emit('painted', { number: this.number });
      }
    }
  }
}

define('frame-clock', FrameClock);

import { fitCanvas } from './canvas.js';
import { define, DownhillElement } from './element.js';
import { Hover, hoverStyle } from './hover.js';
import { decades, drawFrame, drawLine, logPlot } from './log-plot.js';
import { fill, short, whole } from './numbers.js';

const [SHORTEST, TALLEST] = [130, 300];
const MOST = 600;

const TEMPLATE = `<style>${hoverStyle}
  :host { display: block; position: relative; height: 100%; overflow: auto; scrollbar-width: thin; font: 12px/16px var(--dh-font); color: var(--dh-ink-2); font-variant-numeric: tabular-nums; }
  ul { margin: 0 0 4px; padding: 0; list-style: none; } li { display: grid; grid-template-columns: 18px minmax(0, 1fr) auto; gap: 0 6px; } i { margin-top: 8px; height: 0; border-top: 2px var(--s, solid) var(--c); }
  b { font-weight: 600; color: var(--dh-ink); } canvas { display: block; } p { margin: 4px 0 0; text-wrap: pretty; } li[hidden] { display: none; }
</style>
<ul><li data-key="steepness"><i style="--c: var(--dh-train)"></i><span></span><b></b></li>
  <li data-key="limit"><i style="--c: var(--dh-warn); --s: dashed"></i><span></span><b></b></li></ul>
<canvas></canvas><p class="told"></p><p class="why"></p>`;

/**
 * How steep the walls of the valley are over time, and the line above which a parabola would diverge, where there is one.
 * `frame`: {number, incarnation, readings: [[update, steepness, limit]] that are new, numbers or null}: of a limit null
 * means that there is none, of a steepness that it is not finite. `labels`: {steepness, limit, at, measuring, line, noLine,
 * broken, x, crosshair, aria}; in at {0} is the update, in aria {0} all that is said. It has the crosshair of the charts over time.
 */
class ValleyWalls extends DownhillElement {
  static properties = ['frame', 'labels'];

  #readings = [];
  #incarnation = -1;
  #hover;
  #plot = null;
  /** For the crosshair. */
  inUpdates = true;

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    this.tabIndex = 0; // it scrolls
    this.#hover = new Hover(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#hover.connect();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#hover.disconnect();
  }

  plotBox() {
    const canvas = this.shadowRoot.querySelector('canvas');
    const box = this.#plot?.box;
    return box ? { x: canvas.offsetLeft + box.x, y: canvas.offsetTop + box.y, width: box.width, height: box.height } : null;
  }

  hoverRange() {
    return this.#plot ? { min: this.#plot.xMin, max: this.#plot.xMax } : { min: 0, max: 1 };
  }

  stop(x, rows) {
    const at = this.#readings.findLastIndex(([update]) => update <= x) + rows;
    return this.#readings.at(Math.max(0, Math.min(at, this.#readings.length - 1)))?.[0] ?? null;
  }

  readings(x) {
    const reading = this.#readings.findLast(([update]) => update <= x);
    if (!reading) {
      return null;
    }
    const [update, steepness, limit] = reading;
    return [
      [this.words.x, whole(update)], [this.words.steepness, steepness === null ? this.words.broken : short(steepness)],
      ...(limit === null ? [] : [[this.words.limit, short(limit)]]),
    ];
  }

  accept(name, frame) {
    if (name !== 'frame' || !frame) {
      return;
    }
    if (frame.incarnation !== this.#incarnation) {
      this.#readings = [];
      this.#incarnation = frame.incarnation;
    }
    for (const reading of frame.readings) {
      // Of one update the last reading is the best; a moment of the past makes what came after it untold.
      this.#readings = this.#readings.filter(([update]) => update < reading[0]);
      this.#readings.push(reading);
    }
    if (this.#readings.length > MOST) {
      this.#readings = this.#readings.filter((_, i) => i % 2 === 0 || i === this.#readings.length - 1);
    }
  }

  draw() {
    if (!this.clientWidth) {
      return false;
    }
    const { words } = this;
    const last = this.#readings.at(-1);
    const [update, steepness, limit] = last ?? [0, null, null];
    this.#line('steepness', true, last ? (steepness === null ? words.broken ?? 'NaN' : short(steepness)) : '–');
    this.#line('limit', limit !== null, short(limit));
    const told = last ? fill(words.at, whole(update)) : words.measuring ?? '';
    this.shadowRoot.querySelector('.told').textContent = told;
    const why = !last ? '' : (limit === null ? words.noLine : words.line) ?? '';
    this.shadowRoot.querySelector('.why').textContent = why;
    const canvas = this.shadowRoot.querySelector('canvas');
    const numbers = [...this.shadowRoot.querySelectorAll('li:not([hidden])')].map(item => `${item.children[1].textContent} ${item.children[2].textContent}`);
    canvas.role = 'img'; // now that it has a name
    canvas.ariaLabel = fill(words.aria, [...numbers, told].join(', '));
    const height = Math.max(SHORTEST, Math.min(TALLEST, this.clientHeight * 0.45));
    this.#paint(fitCanvas(canvas, this.clientWidth, height), this.clientWidth, height);
    this.#hover.refresh();
    return true;
  }

  #line(key, shown, value) {
    const item = this.shadowRoot.querySelector(`[data-key=${key}]`);
    item.hidden = !shown;
    item.children[1].textContent = this.words[key] ?? '';
    item.children[2].textContent = value;
  }

  #paint(context, width, height) {
    const steep = this.#readings.map(([update, value]) => [update, value > 0 ? Math.log10(value) : NaN]);
    const limits = this.#readings.map(([update, , limit]) => [update, limit > 0 ? Math.log10(limit) : NaN]);
    const [first, last] = [this.#readings[0]?.[0] ?? 0, this.#readings.at(-1)?.[0] ?? 1];
    const plot = logPlot(width, height, { ...decades([...steep, ...limits].map(point => point[1])), xMin: first, xMax: Math.max(last, first + 8) });
    this.#plot = plot;
    drawFrame(context, plot, this.words.x);
    drawLine(context, plot, limits, '--dh-warn', [6, 4], 1.5);
    drawLine(context, plot, steep, '--dh-train');
  }
}

define('valley-walls', ValleyWalls);

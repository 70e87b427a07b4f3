import { LEFT, RIGHT, xColumn, xRange } from './axis.js';
import { fitCanvas } from './canvas.js';
import { bytes, float64, requestResync } from './codec.js';
import { define, DownhillElement } from './element.js';
import { heatText } from './heat.js';
import { aggregate, columnRows, drawHeat, drawLayerNames, drawTimeAxis } from './heat-paint.js';
import { Hover, hoverStyle } from './hover.js';
import { further, nearest } from './loss-data.js';
import { drawMoment } from './loss-marks.js';
import { fill, powerOfTen, say, short, whole } from './numbers.js';
import { Rows } from './rows.js';
import { Zoom, zoomStyle } from './zoom.js';

const AXIS = 22;
const TOP = 6;

/** More layers would fill the screen with their values. */
const MOST_READINGS = 12;

const stops = (name, count) => Array.from({ length: count }, (_, i) => `var(--dh-${name}-${i})`).join(', ');

const TEMPLATE = `<style>${hoverStyle}${zoomStyle}
  :host { display: grid; grid-template: minmax(0, 1fr) auto / minmax(0, 1fr); position: relative; min-height: 150px; height: 100%; overflow: hidden; }
  .box { position: relative; min-height: 0; } canvas { position: absolute; inset: 0; }
  .legend { display: flex; flex-wrap: wrap; align-items: start; gap: 0 14px; min-height: 30px; box-sizing: border-box; padding: 2px ${RIGHT}px 0 ${LEFT}px; font: 11px/14px var(--dh-font); color: var(--dh-ink-2); white-space: nowrap; }
  .scale { flex: 0 1 280px; min-width: 130px; } .bar { height: 8px; border-radius: 2px; background: linear-gradient(to right, ${stops('magnitude', 9)}); }
  .relative .bar { background: linear-gradient(to right, var(--dh-negative), var(--dh-neutral), var(--dh-positive)); }
  .scale { position: relative; } .band { position: absolute; top: -3px; height: 12px; left: var(--from); width: var(--width); border: 2px solid var(--dh-ink); border-top: 0; border-radius: 0 0 3px 3px; box-sizing: border-box; }
  .band[hidden], .key[hidden] { display: none; } .key .typical { background: none; border: 2px solid var(--dh-ink); border-top: 0; box-shadow: none; box-sizing: border-box; height: 9px; }
  .marks { position: relative; height: 16px; } .marks span { position: absolute; transform: translateX(-50%); }
  .marks span:first-child { transform: none; } .marks span:last-child { transform: translateX(-100%); }
  .key { display: inline-flex; align-items: center; gap: 5px; } .key i { width: 11px; height: 11px; border-radius: 2px; background: var(--c); box-shadow: inset 0 0 0 1px var(--dh-line); font: 7px/11px var(--dh-font); text-align: center; }
  .broken { background: repeating-linear-gradient(135deg, var(--dh-nonfinite) 0 2px, var(--dh-hatch) 2px 4px) !important; }
  ol { position: absolute; width: 1px; height: 1px; margin: 0; padding: 0; overflow: hidden; clip-path: inset(50%); list-style: none; white-space: nowrap; }
  @media (max-width: 719px) { .legend { gap: 2px 12px; padding-left: 12px; } .scale { flex: 1 0 100%; } }
</style>
<div class="box"><canvas part="map" role="img"></canvas></div>
<div class="legend" aria-hidden="true"><div class="scale"><div class="bar"></div><div class="band" hidden></div><div class="marks"></div></div>
  <span class="key" data-key="typical" hidden><i class="typical"></i><span></span></span>
  <span class="key" data-key="zero"><i style="--c: var(--dh-zero)"></i><span></span></span>
  <span class="key" data-key="below"><i style="--c: var(--dh-below); color: var(--dh-on-dark)">▼</i><span></span></span>
  <span class="key" data-key="above"><i style="--c: var(--dh-above); color: var(--dh-on-light)">▲</i><span></span></span>
  <span class="key" data-key="nonFinite"><i class="broken"></i><span></span></span></div>
<ol part="current"></ol>`;

/**
 * The error signal of every layer over time. `frame`: {number, generation, from, x, heat, layers, xUnit, relative,
 * current, band, marked}, or without rows, and `at`, of a moment of the past: x base64 Float64 rows [update, epoch, examples, CPU seconds], heat base64 rows of one code per layer (heat.js).
 * `band`: [low, high] of what is typical, if that is known; `marked`: layers that a verdict is about, from 1.
 * What is now is drawn below the network's layers; here it is a list for those who do not see.
 * `labels`: {layers: [names], marked, typical, zero, below, above, missing, nonFinite, update, value, min, crosshair, x: {…}, list, aria}; in aria {0} is the
 * number of layers, {1} all names with their values.
 */
class GradientTimeline extends DownhillElement {
  static properties = ['frame', 'labels'];

  #times = new Rows(4);
  #heat = new Rows(0, Uint8Array);
  #columns = [];
  #box = null;
  #range = { min: 0, max: 1 };
  #run = 0;
  #hover;

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    this.zoom = new Zoom(this);
    this.#hover = new Hover(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#hover.connect();
    this.zoom.connect();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#hover.disconnect();
    this.zoom.disconnect();
  }

  accept(name, frame) {
    if (name !== 'frame' || !frame || frame.at !== undefined) {
      return;
    }
    this.#run = Math.floor((frame.generation ?? 0) / 1000);
    const changed = frame.layers !== this.#heat.width;
    const rows = { ...frame, reset: frame.reset || changed };
    const complete = this.#times.accept(rows, float64(frame.x)) & this.#heat.accept(rows, bytes(frame.heat), frame.layers);
    if (!complete) {
      requestResync();
    }
  }

  draw() {
    const area = this.shadowRoot.querySelector('.box');
    const [width, height] = [area.clientWidth, area.clientHeight];
    if (width <= LEFT + RIGHT || height <= AXIS) {
      return false;
    }
    const { relative = false, xUnit } = this.frame ?? {};
    this.#box = { x: LEFT, y: TOP, width: width - LEFT - RIGHT, height: height - AXIS - TOP };
    this.#range = this.zoom.range(xRange(this.#times, xUnit), xUnit + ' ' + this.#run);
    const pixels = Math.round(this.#box.width * (window.devicePixelRatio || 1));
    const rows = Math.min(this.#times.length, this.#heat.length);
    this.#columns = columnRows(this.#times, xColumn(xUnit), this.#range, pixels, rows);
    const context = fitCanvas(this.piece('map'), width, height);
    drawTimeAxis(context, this.#box, this.#range, this.words.x?.[xUnit ?? 'examples']);
    if (this.#heat.width > 0) {
      drawHeat(context, this.#box, this.#columns, this.#heat, relative);
      drawLayerNames(context, this.#box, this.#heat.width, this.words.layers, this.frame?.marked);
    }
    this.#drawMoment(context, xUnit);
    this.#describe(relative);
    this.#hover.refresh();
    return true;
  }

  #drawMoment(context, xUnit) {
    const at = this.frame?.at;
    if (at !== undefined && this.#times.length) {
      const x = this.#times.get(nearest(this.#times, 0, at), xColumn(xUnit));
      const { x: left, y, width, height } = this.#box;
      const place = left + (x - this.#range.min) / (this.#range.max - this.#range.min) * width;
      drawMoment(context, place, y, y + height, { left, right: left + width });
    }
  }

  #describe(relative) {
    const { words } = this;
    const legend = this.shadowRoot.querySelector('.legend');
    legend.classList.toggle('relative', relative);
    const marks = relative ? [-5, 0, 5] : [-8, -4, 0, 2];
    this.#put(legend.querySelector('.marks'), 'span', marks, (span, power) => {
      say(span, power === 0 ? '1' : powerOfTen(power));
      span.style.left = (relative ? power + 5 : power + 8) * 10 + '%';
    });
    legend.querySelectorAll('.key').forEach(key => say(key.lastElementChild, words[key.dataset.key] ?? ''));
    this.#bracket(relative ? null : this.frame?.band);
    const { current = [], marked = [] } = this.frame ?? {};
    const texts = current.map((value, i) => [(words.layers?.[i] ?? '') + (marked.includes(i + 1) ? ' ' + (words.marked ?? '!') : ''), value === null ? words.nonFinite ?? 'NaN' : short(value)]);
    this.#put(this.piece('current'), 'li', texts, (item, [name, text]) => {
      item.firstChild ?? item.append('', document.createElement('b'));
      say(item.firstChild, name);
      say(item.lastChild, text);
    });
    this.piece('current').ariaLabel = words.list ?? '';
    this.piece('map').ariaLabel = fill(words.aria, texts.length, texts.map(pair => pair.join(' ')).join(', '));
  }

  /** On the scale, where what is shown usually lies. */
  #bracket(band) {
    const [bracket, key] = [this.shadowRoot.querySelector('.band'), this.shadowRoot.querySelector('[data-key=typical]')];
    bracket.hidden = key.hidden = !band;
    if (band) {
      const [from, to] = band.map(value => (Math.log10(value) + 8) * 10);
      bracket.style.setProperty('--from', from + '%');
      bracket.style.setProperty('--width', to - from + '%');
    }
  }

  /** As many children as items, each written anew; nothing is rebuilt while the number stays the same. */
  #put(parent, tag, items, write) {
    while (parent.childElementCount > items.length) {
      parent.lastElementChild.remove();
    }
    items.forEach((item, i) => write(parent.children[i] ?? parent.appendChild(document.createElement(tag)), item));
  }

  plotBox() {
    return this.#box;
  }

  hoverRange() {
    return this.#range;
  }

  updateOf(x) {
    return this.#times.length ? this.#times.get(nearest(this.#times, xColumn(this.frame?.xUnit), x), 0) : undefined;
  }

  placeOf(update) {
    return this.#times.length ? this.#times.get(nearest(this.#times, 0, update), xColumn(this.frame?.xUnit)) : null;
  }

  stop(x, rows) {
    return further(this.#times, xColumn(this.frame?.xUnit), x, rows);
  }

  readings(x, y) {
    const { words } = this;
    const relative = this.frame?.relative ?? false;
    const place = (x - this.#range.min) / (this.#range.max - this.#range.min) * this.#columns.length;
    const rows = this.#columns[Math.min(this.#columns.length - 1, Math.floor(place))];
    if (!rows || !this.#box) {
      return null;
    }
    const updates = [rows.start, rows.end - 1].map(row => this.#times.get(row, 0));
    const when = [words.update, updates[0] === updates[1] ? whole(updates[0]) : updates.map(u => whole(u)).join(' … ')];
    if (y === null) {
      return [when, ...this.#allLayers(rows, relative)];
    }
    const layer = Math.floor((y - this.#box.y) / this.#box.height * this.#heat.width);
    if (layer < 0 || layer >= this.#heat.width) {
      return null;
    }
    const { high, low } = aggregate(this.#heat, rows, layer, relative);
    return [
      [words.layers?.[layer] ?? '', ''], when, [words.value, heatText(high, relative, words)],
      ...(low === high ? [] : [[words.min, heatText(low, relative, words)]]),
    ];
  }

  /** The first and the last ones, where there are many. */
  #allLayers(rows, relative) {
    const layers = this.#heat.width;
    return Array.from({ length: layers }, (_, layer) => layer)
      .filter(layer => layers <= MOST_READINGS || layer < MOST_READINGS / 2 || layer >= layers - MOST_READINGS / 2)
      .map(layer => [this.words.layers?.[layer] ?? '', heatText(aggregate(this.#heat, rows, layer, relative).high, relative, this.words)]);
  }
}

define('gradient-timeline', GradientTimeline);

import { define, DownhillElement } from './element.js';
import { layout } from './network-layout.js';
import { drawNetwork, widthOfNames } from './network-paint.js';
import { pick } from './network-pick.js';
import { scrolls, scrollStyle, watchScroll } from './network-scroll.js';
import { drawUnrolled, roomForTime } from './network-time.js';
import { fill, plural, short } from './numbers.js';

const TEMPLATE = `<style>${scrollStyle}
  :host { display: grid; grid-template: 28px minmax(0, 1fr) / minmax(0, 1fr); min-height: 190px; height: 100%; overflow: hidden; font: 12px/1.3 var(--dh-font);
    color: var(--dh-ink-2); font-variant-numeric: tabular-nums; }
  .head { display: flex; align-items: center; justify-content: flex-end; gap: 8px; pointer-events: none; } .head * { pointer-events: auto; } .head output { min-width: 9ch; text-align: center; color: var(--dh-ink); font-weight: 600; }
  .scroll { position: relative; overflow: auto hidden; min-height: 0; scrollbar-width: thin; scrollbar-color: var(--dh-line-strong) transparent; }
  .sheet { position: relative; height: 100%; overflow: hidden; } canvas { position: absolute; inset: 0; }
  .layer { position: absolute; top: 0; transform: translateX(-50%); text-align: center; white-space: nowrap; }
  .units { display: flex; justify-content: center; align-items: center; gap: 4px; height: 26px; }
  .layer b { color: var(--dh-ink); font-weight: 600; min-width: 2.2ch; }
  .layer small { display: block; font-size: 11px; line-height: 16px; overflow: hidden; text-overflow: ellipsis; }
  .tight small { font-size: 10.5px; letter-spacing: -.02em; } .tight .units { gap: 0; } .tight .units b { display: none; } .roomy small b { display: none; }
  button { all: unset; box-sizing: border-box; cursor: pointer; width: 22px; height: 22px; border-radius: 6px; border: 1px solid var(--dh-line-strong);
    background: var(--dh-raised); color: var(--dh-ink); text-align: center; font: 600 14px/20px var(--dh-font); user-select: none; }
  button:hover { background: var(--dh-hover); border-color: var(--dh-ink-3); } button:focus-visible { outline: 2px solid var(--dh-focus); outline-offset: 1px; }
  button:disabled { opacity: .35; cursor: default; } .fixed button { visibility: hidden; }
  @media (pointer: coarse) { :host { grid-template-rows: 44px minmax(0, 1fr); } button { width: 40px; height: 40px; line-height: 38px; } .units { height: 42px; } .layer small { line-height: 14px; } }
</style>
<div class="head"><button type="button" data-layers="-1">−</button><output></output><button type="button" data-layers="1">+</button></div>
<div class="scroll"><div class="sheet"><canvas role="img"></canvas></div></div>`;

const COLUMN = `<div class="units"><button type="button" data-units="-1">−</button><b></b><button type="button" data-units="1">+</button></div><small><b></b> <span></span></small>`;

/**
 * The network: units, weights by sign and size, and the error signal below each layer. `spec`: {inputs: [names],
 * layers: [{units, kind, about, name, recurrent}] (hidden ones), outputs, steps, everyStep (network-time.js), maxLayers, maxUnits, editable}; `frame`:
 * {number, weights: one matrix (matrix.js) per layer with the output, signal: [number | null] likewise,
 * marked: [layers that a verdict is about, from 1]}. Events
 * `units-change` {layer, units} (layer from 0), `layers-change` {layers} and `pick` {layer, row, column} (network-pick.js);
 * `units`: what each hidden layer makes of what `spec.maps` says (network-units.js): 'plane', 'line', 'examples', 'moments';
 * `chosen` is what was picked, drawn on top. `labels`: {layers, addLayer, removeLayer,
 * addUnit, removeUnit, aria, sideways}: {0} count or layer name, {1} units; in aria {1} is the list of signals. `layers`
 * may be one text or one for each plural category: {one, other}.
 */
class NetworkGraph extends DownhillElement {
  static properties = ['spec', 'frame', 'units', 'chosen', 'labels'];

  #place = null;
  /** Where the unrolled cells begin. */
  #left = 0;
  #arranged = [];

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    this.shadowRoot.addEventListener('click', event => this.#press(event.target.closest('button')));
    const canvas = this.shadowRoot.querySelector('canvas');
    canvas.addEventListener('click', event => this.#pick(event));
    canvas.addEventListener('pointermove', event => this.#hover(canvas, event));
    watchScroll(this.shadowRoot.querySelector('.scroll'));
    this.touch = matchMedia('(pointer: coarse)').matches;
  }

  draw() {
    const scroll = this.shadowRoot.querySelector('.scroll');
    if (!this.spec || !scroll.clientWidth || scroll.clientHeight < 60) {
      return false;
    }
    const canvas = scroll.querySelector('canvas');
    this.#fit(scroll, canvas);
    const place = this.#place;
    drawNetwork(canvas, place, this.spec, this.frame, this.chosen, this.units);
    const time = place.width - this.#left;
    if (time) {
      drawUnrolled(canvas.getContext('2d'), { left: this.#left, width: time, top: place.area.top, bottom: place.height - 8 }, this.spec);
    }
    const maps = this.units?.length ? ' ' + this.words.maps[this.spec.maps] : '';
    const unrolled = time ? ' ' + fill(this.words.unrolled, this.spec.steps) : '';
    canvas.ariaLabel = fill(this.words.aria, this.spec.layers.length, (this.frame?.signal ?? []).map(v => (v === null ? 'NaN' : short(v))).join(', ')) + maps + unrolled;
    return true;
  }

  /** Another network, other words or another size; else all but the canvas stays as it is. */
  #fit(scroll, canvas) {
    const wanted = [this.spec, this.labels, scroll.clientWidth, scroll.clientHeight];
    if (wanted.every((each, i) => each === this.#arranged[i])) {
      return;
    }
    this.#arranged = wanted;
    const sheet = scroll.querySelector('.sheet');
    const time = roomForTime(this.spec, scroll.clientWidth);
    const place = layout(this.spec, scroll.clientWidth - time, scroll.clientHeight, this.touch, widthOfNames(canvas, this.spec.inputs));
    this.#left = place.width;
    place.width += time;
    sheet.style.width = place.width + 'px';
    sheet.className = `sheet ${place.roomy ? 'roomy' : 'tight'} ${this.spec.editable ? '' : 'fixed'}`;
    this.#arrange(sheet, place);
    this.#place = place;
    scrolls(scroll, place.width, this.words.sideways);
  }

  #arrange(sheet, place) {
    const { layers, maxLayers, maxUnits } = this.spec;
    const columns = [...sheet.querySelectorAll('.layer')];
    columns.slice(layers.length).forEach(column => column.remove());
    layers.forEach((layer, i) => {
      const column = columns[i] ?? sheet.appendChild(newColumn(i));
      column.style.left = place.columns[i + 1].x + 'px';
      column.style.maxWidth = place.column + 'px';
      this.#writeLayer(column, layer, maxUnits);
    });
    const [fewer, more] = this.shadowRoot.querySelectorAll('[data-layers]');
    this.shadowRoot.querySelector('.head').classList.toggle('fixed', !this.spec.editable);
    this.shadowRoot.querySelector('output').textContent = fill(plural(this.words.layers, layers.length), layers.length);
    set(fewer, layers.length <= 0, fill(this.words.removeLayer, layers.length));
    set(more, layers.length >= maxLayers, fill(this.words.addLayer, layers.length));
  }

  #writeLayer(column, { units, kind, about, name }, maxUnits) {
    const [fewer, more] = column.querySelectorAll('button');
    column.querySelectorAll('b').forEach(count => { count.textContent = units; });
    column.querySelector('span').textContent = kind + (about ? ' · ' + about : '');
    column.title = `${name ?? ''} ${column.querySelector('span').textContent}`.trim();
    set(fewer, units <= 1, fill(this.words.removeUnit, name, units));
    set(more, units >= maxUnits, fill(this.words.addUnit, name, units));
  }

  #under(event) {
    return this.#place && pick(this.#place, { x: event.offsetX, y: event.offsetY });
  }

  #hover(canvas, event) {
    const found = this.#under(event);
    canvas.style.cursor = found ? 'pointer' : '';
    canvas.title = found?.row >= 0 && found.column < 0 && this.units?.[found.layer - 1] ? this.words.maps[this.spec.maps] : '';
  }

  #pick(event) {
    const found = this.#under(event);
    if (found) {
      this.emit('pick', found);
    }
  }

  #press(button) {
    if (!button || button.disabled) {
      return;
    }
    const { layers, units } = button.dataset;
    if (layers) {
      this.emit('layers-change', { layers: this.spec.layers.length + Number(layers) });
    } else {
      const layer = Number(button.closest('.layer').dataset.layer);
      this.emit('units-change', { layer, units: this.spec.layers[layer].units + Number(units) });
    }
  }
}

function newColumn(layer) {
  const column = document.createElement('div');
  column.className = 'layer';
  column.dataset.layer = layer;
  column.innerHTML = COLUMN;
  return column;
}

function set(button, disabled, label) {
  button.disabled = disabled;
  button.ariaLabel = label;
}

define('network-graph', NetworkGraph);

import { fitCanvas } from './canvas.js';
import { bytes } from './codec.js';
import { define, DownhillElement } from './element.js';
import { BROKEN, drawMatrix } from './matrix.js';
import { fill, say, short } from './numbers.js';

const FEW = 4;
const LARGEST = { few: 128, many: 90 };
const CELL = 16;

const TEMPLATE = `<style>
  :host { display: block; height: 100%; min-height: 120px; overflow: auto; scrollbar-width: thin; }
  :host(:focus-visible) { outline: 2px solid var(--dh-focus); outline-offset: -2px; }
  .maps { display: flex; flex-wrap: wrap; gap: 10px 14px; align-items: start; }
  figure { margin: 0; min-width: 56px; font: 11px/15px var(--dh-font); color: var(--dh-ink-2); font-variant-numeric: tabular-nums; }
  figure b { display: block; font-weight: 600; color: var(--dh-ink); white-space: nowrap; }
  canvas { display: block; margin: 2px 0; outline: 1px solid var(--dh-line); }
</style><div class="maps"></div>`;

/**
 * The gradient of every single weight: one small picture per weight matrix, out by in. `frame`: {number, layers: [{name,
 * rows, cols, scale, data}]}, data as in matrix.js. `labels`: {group, aria, nonFinite}: in aria {0} name, {1} rows,
 * {2} columns, {3} scale; nonFinite in the place of the scale where no number is left.
 */
class GradientMaps extends DownhillElement {
  static properties = ['frame', 'labels'];

  #shape = '';
  #room = '';

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
  }

  draw() {
    const layers = this.frame?.layers ?? [];
    if (!this.clientWidth) {
      return false;
    }
    this.#arrange(layers);
    this.shadowRoot.querySelectorAll('figure').forEach((figure, i) => this.#paint(figure, layers[i], LARGEST[layers.length <= FEW ? 'few' : 'many']));
    const room = [this.#shape, this.clientWidth, this.clientHeight].join(' ');
    if (room !== this.#room) {
      this.#room = room;
      this.#reach();
    }
    return true;
  }

  /** Where it scrolls, keys can do that too. */
  #reach() {
    const scrolls = this.scrollHeight > this.clientHeight;
    if (scrolls !== this.hasAttribute('tabindex')) {
      scrolls ? this.setAttribute('tabindex', '0') : this.removeAttribute('tabindex');
      this.role = 'group';
      this.ariaLabel = this.words.group ?? '';
    }
  }

  /** The page's structure changes with the shapes only, never from frame to frame. */
  #arrange(layers) {
    const shape = layers.map(({ name, rows, cols }) => `${name} ${rows}x${cols}`).join();
    if (shape === this.#shape) {
      return;
    }
    this.#shape = shape;
    this.shadowRoot.querySelector('.maps').replaceChildren(...layers.map(layer => {
      const figure = document.createElement('figure');
      const title = document.createElement('b');
      title.textContent = layer.name;
      const canvas = document.createElement('canvas');
      canvas.setAttribute('role', 'img');
      figure.append(title, canvas, document.createElement('figcaption'));
      return figure;
    }));
  }

  #paint(figure, { name, rows, cols, scale, data }, largest) {
    const cell = Math.min(CELL, largest / Math.max(rows, cols));
    const [width, height] = [cols * cell, rows * cell];
    const canvas = figure.querySelector('canvas');
    const codes = bytes(data);
    const text = codes.every(code => code === BROKEN) ? this.words.nonFinite ?? '' : '±' + short(Number(scale ?? NaN));
    drawMatrix(fitCanvas(canvas, width, height), codes, cols, rows, { x: 0, y: 0, width, height });
    say(figure.querySelector('figcaption'), text);
    canvas.ariaLabel = fill(this.words.aria, name, rows, cols, text);
  }
}

define('gradient-maps', GradientMaps);

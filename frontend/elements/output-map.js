import { fitCanvas } from './canvas.js';
import { float32 } from './codec.js';
import { confusionTable, fillConfusion, MANY } from './confusion-table.js';
import { define, DownhillElement } from './element.js';
import { fill, short } from './numbers.js';
import { beyond, drawCurve, drawForecast, drawPlane, drawScatter } from './output-pictures.js';
import { squareBox } from './plot.js';
import { drawSurface, ends } from './surface-picture.js';

const PICTURES = { plane: drawPlane, curve: drawCurve, scatter: drawScatter, forecast: drawForecast, surface: drawSurface };

const TEMPLATE = `<style>
  :host { display: block; position: relative; width: 100%; }
  .square { position: relative; width: 100%; aspect-ratio: 1; } canvas { position: absolute; inset: 0; }
  .legend { display: flex; align-content: start; gap: 0 12px; height: 36px; overflow: hidden; flex-wrap: wrap; margin-top: 4px; font: 12px/18px var(--dh-font); color: var(--dh-ink-2); }
  .legend span { white-space: nowrap; } .legend i { display: inline-block; width: 9px; height: 9px; border-radius: 50%; margin-right: 6px; background: var(--c); }
  .legend .hollow { background: none; box-shadow: inset 0 0 0 2px var(--dh-ink-2); }
  .legend .line, .legend .dashed { width: 16px; height: 0; border-radius: 0; background: none; border-top: 3px solid var(--c); vertical-align: middle; } .legend .dashed { border-top: 2px dashed var(--c); }
  .legend .scale { width: 56px; border-radius: 2px; background: linear-gradient(to right, var(--dh-magnitude-0), var(--dh-magnitude-2), var(--dh-magnitude-4), var(--dh-magnitude-6), var(--dh-magnitude-8)); }
  .legend .cross { border-radius: 0; background: linear-gradient(45deg, transparent 42%, currentColor 42% 58%, transparent 58%), linear-gradient(-45deg, transparent 42%, currentColor 42% 58%, transparent 58%); }
  table { position: absolute; inset: 0; width: 100%; height: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 2px;
    font: 12px/1.2 var(--dh-font); font-variant-numeric: tabular-nums; color: var(--dh-ink); }
  table.many { font-size: 11px; border-spacing: 1px; } caption { font-size: 12px; color: var(--dh-ink-2); text-align: left; padding-bottom: 4px; }
  th { font-weight: 500; color: var(--dh-ink-2); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: 0 3px; }
  th[scope=row] { text-align: right; } thead th { height: 20px; } thead th:first-child { width: 26%; font-size: 11px; } .many thead th:first-child { width: 18%; }
  td { text-align: center; padding: 0; border-radius: 3px; background: color-mix(in oklab, var(--hue) var(--share), var(--dh-plot)); }
  .right { --hue: var(--dh-positive-cell); } .wrong { --hue: var(--dh-negative-cell); } .none { color: var(--dh-ink-2); } .strong { font-weight: 600; }
  [hidden] { display: none; }
</style><div class="square"><canvas></canvas></div><div class="legend" aria-hidden="true"></div>`;

/**
 * What the network gives for its inputs. `data`: {kind: 'plane' | 'curve' | 'confusion' | 'scatter' | 'surface' | 'forecast', points (base64
 * Float32 rows [x, y, target, split]), xMin, xMax, yMin, yMax, classes, xName, yName, showTest}, for a forecast with the known steps,
 * -xMin of them, as split 0 and under `scatter` what to draw if `view.pairs`, for a surface {cells, heights (base64 Float32 shares, the top row
 * first), low, high, minima: [[x, y]]}; `frame`: {number, batch}; `answers`: {grid, winner (letters, codec.js),
 * size, curve, matrix, pairs, ahead (base64 Float32 rows [step by step, from its own answers]), path}; `view`: {showTest, discrete, pairs}: discrete shows the class alone, not how sure it is. `labels`: {aria, train, test, caption, corner, ariaSurface, heights,
 * start, now, outside, minimum, above, below}; in aria {0} x name, {1} y name, in ariaSurface then start, place and minima. Square, whatever it shows.
 */
class OutputMap extends DownhillElement {
  static properties = ['data', 'view', 'frame', 'answers', 'labels'];

  #points = new Float32Array(0);
  #targets = { min: 0, max: 1 };
  #table = null;
  #legend = '';

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
  }

  accept(name, value) {
    if (name === 'data') {
      this.#points = float32(value?.points);
      const targets = this.#points.filter((_, i) => i % 4 === 2);
      this.#targets = { min: targets.reduce((a, b) => Math.min(a, b), Infinity), max: targets.reduce((a, b) => Math.max(a, b), -Infinity) };
    }
    if (name !== 'frame' && name !== 'answers') {
      this.#table?.remove();
      this.#table = null;
    }
  }

  draw() {
    const square = this.shadowRoot.querySelector('.square');
    const side = square.clientWidth;
    if (!this.data || side < 100) {
      return false;
    }
    const canvas = square.querySelector('canvas');
    const data = this.#shown();
    canvas.hidden = data.kind === 'confusion';
    this.#describe(canvas);
    if (canvas.hidden) {
      this.#drawTable(square);
    } else {
      const model = { data, discrete: Boolean(this.view?.discrete), frame: { ...this.frame, ...this.answers }, points: this.#points, targets: this.#targets };
      PICTURES[data.kind]?.(fitCanvas(canvas, side, side), squareBox(side), model);
    }
    return true;
  }

  /** What the person wants to see of it. */
  #shown() {
    const picture = this.view?.pairs && this.data.scatter || this.data;
    return { ...picture, showTest: this.view?.showTest ?? picture.showTest };
  }

  #drawTable(square) {
    if (!this.#table) {
      const names = this.data.classes ?? [];
      this.#table = confusionTable(names, this.words);
      this.#table.classList.toggle('many', names.length > MANY);
      square.append(this.#table);
    }
    fillConfusion(this.#table, this.answers?.matrix);
  }

  #describe(canvas) {
    if (this.data.kind === 'surface') {
      this.#describeSurface(canvas);
      return;
    }
    const { kind, classes = [], xName, yName, showTest } = this.#shown();
    if (kind === 'forecast') {
      this.#describeForecast(canvas, yName);
      return;
    }
    const away = kind === 'curve' && this.words[beyond(this.data, this.answers)];
    canvas.role = 'img'; // now that it has a name
    canvas.ariaLabel = fill(this.words.aria, xName, yName) + (away ? ' ' + away : '');
    const hues = classes.length > 2 ? classes.map((_, k) => '--dh-class-' + (k % 10)) : ['--dh-negative-ink', '--dh-positive-ink'];
    const dots = [[this.words.train, kind === 'curve' ? '--dh-ink-3' : kind === 'scatter' ? '--dh-train' : '--dh-ink-2', ''], showTest && [this.words.test, '', 'hollow'], away && [away, '--dh-train', '']];
    const entries = kind === 'confusion' ? [] : [...(kind === 'plane' ? classes.map((name, k) => [name, hues[k], '']) : []), ...dots];
    this.#explain(entries.filter(entry => entry && entry[0]));
  }

  #describeSurface(canvas) {
    const { words, data } = this;
    const way = ends(data, this.answers);
    const lowest = data.minima.map(place => `(${place.map(short).join(', ')})`).join(', ');
    canvas.role = way ? 'img' : 'presentation';
    canvas.ariaLabel = way ? fill(words.ariaSurface, data.xName, data.yName, ...way.from.map(short), ...way.to.map(short), lowest || '–') : '';
    this.#explain([
      [fill(words.heights, short(data.low), short(data.high)), '', 'scale'], [words.start, '', 'hollow'],
      [way && !way.inside ? words.outside : words.now, '--dh-surface-now', ''], lowest && [words.minimum, '', 'cross'],
    ].filter(entry => entry && entry[0]));
  }

  #describeForecast(canvas, name) {
    const [points, ahead, { words }] = [this.#points, float32(this.answers?.ahead), this];
    const away = words[beyond(this.data, this.answers)];
    const said = ahead.length ? short(ahead.at(-1)) : '–';
    canvas.role = 'img';
    canvas.ariaLabel = fill(words.ariaForecast, name, this.data.xMax - 1, -this.data.xMin, said, short(points.at(-3))) + (away ? ' ' + away : '');
    this.#explain([
      [words.known, '--dh-ink-3', ''], [words.after, '--dh-ink-3', 'hollow'], [words.stepwise, '--dh-train', 'dashed'], [away || words.alone, '--dh-train', 'line'],
    ].filter(entry => entry[0]));
  }

  #explain(shown) {
    if (this.#legend !== JSON.stringify(shown)) {
      this.#legend = JSON.stringify(shown);
      this.shadowRoot.querySelector('.legend').replaceChildren(...shown.map(key));
    }
  }
}

function key([text, token, look]) {
  const item = document.createElement('span');
  const dot = document.createElement('i');
  dot.className = look;
  dot.style.setProperty('--c', `var(${token || '--dh-ink-2'})`);
  item.append(dot, text);
  return item;
}

define('output-map', OutputMap);

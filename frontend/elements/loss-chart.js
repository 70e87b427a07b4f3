import '../webjars/chart.js/dist/chart.umd.min.js';
import { LEFT, RIGHT, xColumn, xRange } from './axis.js';
import { float64, requestResync } from './codec.js';
import { cached } from './colour.js';
import { define, DownhillElement } from './element.js';
import { Hover, hoverStyle } from './hover.js';
import { BATCH_MAX, BATCH_MIN, COLUMNS, curves, EPOCH, EXAMPLES, lossSets, nearest, NORM, RATE, rateSets, shownSpan, TEST, TRAIN, UPDATE } from './loss-data.js';
import { lossMarks } from './loss-marks.js';
import { lossAxis, lossOptions, rateAxis, rateOptions, setLimits } from './loss-options.js';
import { exact, fill, short, whole } from './numbers.js';
import { Rows } from './rows.js';
import { span } from './thin.js';

const { Chart } = globalThis;

const TEMPLATE = `<style>${hoverStyle}
  :host { display: grid; grid-template: 18px minmax(0, 1fr) 84px / minmax(0, 1fr); position: relative; min-height: 180px; height: 100%; overflow: hidden; }
  .box { position: relative; min-height: 0; min-width: 0; } canvas { position: absolute; inset: 0; }
  .legend { display: flex; gap: 16px; justify-content: flex-end; padding-right: ${RIGHT}px; overflow: hidden; white-space: nowrap;
    font: 12px/18px var(--dh-font); color: var(--dh-ink-2); }
  .legend span[hidden] { display: none; }
  .legend span::before { content: ''; display: inline-block; width: 18px; vertical-align: middle; margin: -2px 6px 0 0; border-top: 2px solid var(--c); }
  .legend .dashed::before { border-top-style: dashed; }
  .legend .dots::before { height: 9px; border: 0; background: radial-gradient(circle, var(--c) 1.6px, transparent 2.1px) center / 6px 9px; }
</style>
<div class="legend" aria-hidden="true">
  <span data-key="train" style="--c: var(--dh-train)"></span><span data-key="test" class="dashed" style="--c: var(--dh-test)"></span>
  <span data-key="batch" class="dots" style="--c: var(--dh-batch-dot)"></span><span data-key="ghost" style="--c: var(--dh-ghost)"></span>
</div>
<div class="box"><canvas part="loss" role="img"></canvas></div>
<div class="box"><canvas part="rate" role="img"></canvas></div>`;

/**
 * Loss and learning rate over time. `frame`: {number, generation, from, series, chance, xUnit, logLoss, nonFiniteAt},
 * series being base64 Float64 rows [update, epoch, examples, CPU seconds, train, test, batchMin, batchMax, learningRate,
 * gradientNorm]. `ghost`: {series, label} of an earlier run, or
 * `keepAsGhost(label)` and `clearGhost()`. `labels`: {train, test, batch, chance, nonFinite, loss,
 * learningRate, gradientNorm, update, epoch, examples, x: {examples, updates, epochs, cpu}, aria, ariaRate}; in aria {0} is
 * the update, {1} the training and {2} the test loss, in ariaRate {0} the learning rate.
 */
class LossChart extends DownhillElement {
  static properties = ['frame', 'labels', 'ghost'];

  #rows = new Rows(COLUMNS);
  #ghost = null;
  #drawn = { x: [], train: [], test: [], band: { x: [], min: [], max: [] }, rate: [] };
  #shown = 0;
  #view = null;
  #charts = null;
  #hover;
  #style = null;

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    this.#hover = new Hover(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#hover.connect();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#hover.disconnect();
    this.#charts?.forEach(chart => chart.destroy());
    this.#charts = null;
  }

  accept(name, value) {
    if (name === 'ghost') {
      this.#ghost = value ? value.rows ?? Rows.of(COLUMNS, float64(value.series)) : null;
    } else if (name === 'frame' && value && !this.#rows.accept(value, float64(value.series))) {
      requestResync();
    }
  }

  /** Keeps the curve drawn now, faint, behind what comes next. */
  keepAsGhost(label) {
    this.ghost = { label, rows: this.#rows.copy() };
  }

  clearGhost() {
    this.ghost = null;
  }

  /** The rows that the last draw has shown, all of them and exactly as they came. */
  drawn() {
    const column = index => Array.from({ length: this.#shown }, (_, row) => this.#rows.get(row, index));
    return { x: column(xColumn(this.frame?.xUnit)), train: column(TRAIN), test: column(TEST) };
  }

  draw() {
    const boxes = [...this.shadowRoot.querySelectorAll('.box')].map(box => [box.clientWidth, box.clientHeight]);
    if (boxes[0][0] <= LEFT + RIGHT || boxes[0][1] <= 0) {
      return false;
    }
    this.#look(boxes[0][0] - LEFT - RIGHT);
    this.#charts ??= this.#start();
    this.#dress();
    this.#charts.forEach((chart, i) => this.#refresh(chart, i, boxes[i]));
    this.#describe();
    this.#hover.refresh();
    this.#shown = this.#rows.length;
    return true;
  }

  /** What follows from rows and frame alone: ranges, axes, thinned curves. */
  #look(width) {
    const { xUnit: unit, logLoss: log = false } = this.frame ?? {};
    const chance = Number.isFinite(this.frame?.chance) ? this.frame.chance : null;
    const range = xRange(this.#rows, unit);
    const pixels = Math.ceil(width);
    this.#drawn = curves(this.#rows, unit, range, pixels);
    const ghost = this.#ghost && curves(this.#ghost, unit, range, pixels);
    const visible = ghost && { ...ghost, train: ghost.train.filter((_, i) => ghost.x[i] <= range.max) };
    const first = this.#rows.length ? this.#rows.get(0, TRAIN) : NaN;
    const { words } = this;
    this.#view = {
      range, width, chance, words, ghost, brokenAt: this.#brokenAt(unit),
      loss: lossAxis(shownSpan(this.#drawn, visible, log, chance), log, chance, Number.isFinite(first) ? first : null),
      rate: rateAxis(span(this.#rows, [RATE])),
      titles: { x: words.x?.[unit ?? 'examples'], loss: words.loss, rate: words.learningRate },
    };
  }

  #brokenAt(unit) {
    const at = this.frame?.nonFiniteAt;
    if (at === null || at === undefined || !this.#rows.length) {
      return null;
    }
    return this.#rows.get(nearest(this.#rows, UPDATE, at), xColumn(unit));
  }

  #start() {
    const view = () => this.#view;
    const chart = (name, options, plugins) =>
      new Chart(this.piece(name), { type: 'line', data: { datasets: [] }, options: options(view), plugins });
    this.#style = null;
    return [chart('loss', lossOptions, [lossMarks(view)]), chart('rate', rateOptions, [])];
  }

  /** New options only where words, kind of axis or colours changed: they are the dear part of a draw. */
  #dress() {
    const { titles, loss } = this.#view;
    const style = cached('loss style ' + JSON.stringify([titles, loss.log]), () => ({}));
    if (style !== this.#style) {
      this.#style = style;
      const view = () => this.#view;
      [lossOptions, rateOptions].forEach((options, i) => { this.#charts[i].options = options(view); });
    }
  }

  #refresh(chart, index, [width, height]) {
    if (chart.width !== width || chart.height !== height || chart.currentDevicePixelRatio !== window.devicePixelRatio) {
      chart.resize(width, height);
    }
    const { range, loss, rate, ghost } = this.#view;
    setLimits(chart, range, index === 0 ? loss : rate);
    const sets = index === 0 ? lossSets(this.#drawn, ghost, loss) : rateSets(this.#drawn);
    const held = chart.data.datasets; // the same objects again: new ones would make Chart.js start all over
    chart.data.datasets = sets.map((set, i) => Object.assign(held[i] ?? {}, set));
    chart.update('none');
  }

  #describe() {
    const { words } = this;
    const last = this.#rows.length - 1;
    const value = column => (last < 0 ? null : this.#rows.get(last, column));
    const texts = { train: words.train, test: words.test, batch: words.batch, ghost: this.ghost?.label };
    const present = {
      train: true, test: this.#drawn.test.some(Number.isFinite), batch: this.#drawn.band.max.some(Number.isFinite), ghost: this.#ghost,
    };
    this.shadowRoot.querySelectorAll('.legend span').forEach(({ dataset }, i, all) => {
      all[i].textContent = texts[dataset.key] ?? '';
      all[i].hidden = !texts[dataset.key] || !present[dataset.key];
    });
    this.piece('loss').ariaLabel = fill(words.aria, whole(value(UPDATE)), short(value(TRAIN)), short(value(TEST)));
    this.piece('rate').ariaLabel = fill(words.ariaRate, short(value(RATE)));
  }

  plotBox() {
    const [loss, rate] = this.#charts ?? [];
    if (!loss?.chartArea) {
      return null;
    }
    const top = loss.canvas.parentNode.offsetTop + loss.chartArea.top;
    const bottom = rate.canvas.parentNode.offsetTop + rate.chartArea.bottom;
    return { x: loss.chartArea.left, y: top, width: loss.chartArea.width, height: bottom - top };
  }

  hoverRange() {
    return this.#view?.range ?? { min: 0, max: 1 };
  }

  readings(x) {
    if (!this.#rows.length) {
      return null;
    }
    const row = nearest(this.#rows, xColumn(this.frame?.xUnit), x);
    const value = column => this.#rows.get(row, column);
    const { words } = this;
    const batch = [BATCH_MIN, BATCH_MAX].map(value);
    return [
      [words.update, whole(value(UPDATE))], [words.epoch, short(value(EPOCH))], [words.examples, whole(value(EXAMPLES))],
      [words.train, exact(value(TRAIN))], [words.test, exact(value(TEST))],
      [words.batch, batch[0] === batch[1] ? exact(batch[0]) : batch.map(short).join(' … ')],
      [words.learningRate, exact(value(RATE))], [words.gradientNorm, exact(value(NORM))],
    ].filter(([label, text]) => label && text !== 'NaN');
  }
}

define('loss-chart', LossChart);

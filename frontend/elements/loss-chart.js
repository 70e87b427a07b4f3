import { LEFT, RIGHT, xColumn } from './axis.js';
import { float64, requestResync } from './codec.js';
import { define, DownhillElement } from './element.js';
import { Hover, hoverStyle } from './hover.js';
import { LossCharts } from './loss-charts.js';
import { BATCH_MAX, BATCH_MIN, COLUMNS, EPOCH, EXAMPLES, further, holding, NORM, RATE, TEST, TRAIN, UPDATE } from './loss-data.js';
import { KeptCurves } from './loss-kept.js';
import { Legend, legendStyle, legendTemplate } from './loss-legend.js';
import { rehearse } from './loss-rehearsal.js';
import { OtherRuns } from './loss-runs.js';
import { lossView } from './loss-view.js';
import { exact, fill, short, whole } from './numbers.js';
import { Rows } from './rows.js';
import { smoothed } from './smooth.js';
import { Zoom, zoomStyle } from './zoom.js';

const TEMPLATE = `<style>${hoverStyle}${zoomStyle}${legendStyle}
  :host { display: grid; grid-template: auto minmax(var(--dh-least-plot, 0px), 1fr) 76px / minmax(0, 1fr); position: relative; min-height: 180px; height: 100%; overflow: hidden; }
  .box { position: relative; min-height: 0; min-width: 0; } canvas { position: absolute; inset: 0; }
</style>
${legendTemplate}
<div class="box"><canvas part="loss" role="img"></canvas></div>
<div class="box"><canvas part="rate" role="img"></canvas></div>`;

/**
 * Loss and learning rate over time. `frame`: {number, generation, from, series, chance, xUnit, logLoss, nonFiniteAt,
 * era}, series being base64 Float64 rows [update, epoch, examples, CPU seconds, train, test, batchMin, batchMax, learningRate,
 * gradientNorm]; or {number, at, xUnit, logLoss} of a moment of the past, which is marked in what is there.
 * `choices`: {hidden: [keys], smoothing}, told as the event `choices` when they were changed here. `runs`: [{key, label, slot}]
 * of other runs beside this one, whose curves come by `keep(key, era)` (as it was drawn then) or `beside(key, frame)`, answered by
 * the event `beside` {key, number}. `labels`: {train, test, batch, chance, nonFinite, moment, loss, learningRate, gradientNorm,
 * update, epoch, examples, smoothing, smoothed, whole, crosshair, x: {examples, updates, epochs, cpu}, aria, ariaRate}; in
 * aria {0} is the update, {1} the training and {2} the test loss, in ariaRate {0} the learning rate.
 */
class LossChart extends DownhillElement {
  /** What somebody looks for who has pressed Play. */
  static urgent = true;
  static properties = ['frame', 'labels', 'choices', 'runs'];

  #rows = new Rows(COLUMNS);
  #others = new OtherRuns();
  #kept = new KeptCurves();
  #chosen = { hidden: new Set(), smoothing: 0 };
  #last = {};
  #era = { now: 0, before: null };
  #shown = 0;
  #view = null;
  #charts = null;
  #hover;
  #legend;
  /** Where its two charts begin: asked for once a draw, before it changes anything, as that would have all laid out anew. */
  #tops = [0, 0];

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    this.zoom = new Zoom(this);
    this.#hover = new Hover(this);
    this.#legend = new Legend(this, (choices, settled) => {
      this.choices = choices;
      settled && this.emit('choices', choices);
    });
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
    this.#charts?.destroy();
    this.#charts = null;
  }

  accept(name, value) {
    if (name === 'choices') {
      this.#chosen = { hidden: new Set(value?.hidden ?? []), smoothing: value?.smoothing ?? 0 };
    } else if (name === 'runs') {
      this.#others.only((value ?? []).map(each => each.key));
    } else if (name === 'frame' && value) {
      const past = value.at !== undefined;
      this.#last = past ? { ...this.#last, ...value } : value;
      past || this.#enter(value.era ?? 0);
      if (!past && !this.#rows.accept(value, float64(value.series))) {
        requestResync();
      }
    }
  }

  /** Frames of a new era may come in the same message as the call that keeps the curve of the one before. */
  #enter(era) {
    if (era !== this.#era.now) {
      this.#era = { now: era, before: this.#rows.copy() };
    }
  }

  /** Keeps the curve of an era beside what comes next. */
  keep(key, era) {
    this.#others.keep(key, era < this.#era.now ? this.#era.before : this.#rows);
    this.repaint();
  }

  /** Keeps the curves beside a run, `all`: [{key, memo, racing}], until it is opened again. */
  remember(run, all) {
    this.#kept.remember(run, all, key => this.#others.get(key));
  }

  /** The memos of the curves that were kept beside a run. */
  recall(run) {
    return this.#kept.recall(run);
  }

  /** Shows the curve of one of them again. */
  restore(key, index) {
    const rows = this.#kept.rows(index);
    if (rows) {
      this.#others.keep(key, rows);
      this.repaint();
    }
  }

  /** Takes rows of a run that trains beside this one. */
  beside(key, frame) {
    if (this.#others.accept(key, frame)) {
      this.repaint();
      requestAnimationFrame(() => this.emit('beside', { key, number: frame.number }));
    } else {
      requestResync();
    }
  }

  /** The rows that the last draw has shown, all of them and exactly as they came. */
  drawn() {
    const column = index => Array.from({ length: this.#shown }, (_, row) => this.#rows.get(row, index));
    return { x: column(xColumn(this.frame?.xUnit)), train: column(TRAIN), test: column(TEST) };
  }

  draw() {
    const boxes = [...this.shadowRoot.querySelectorAll('.box')].map(box => [box.clientWidth, box.clientHeight, box.offsetTop]);
    if (boxes[0][0] <= LEFT + RIGHT || boxes[0][1] <= 0) {
      return false;
    }
    const others = (this.runs ?? []).map(each => ({ ...each, rows: this.#others.get(each.key) })).filter(each => each.rows);
    const drawing = { frame: this.#last, words: this.words, width: boxes[0][0] - LEFT - RIGHT, choices: this.#chosen, zoom: this.zoom };
    this.#view = lossView({ ...drawing, rows: this.#rows, others });
    this.#charts ??= new LossCharts(['loss', 'rate'].map(name => this.piece(name)), this.#view);
    this.#tops = boxes.map(([, , top]) => top);
    this.#charts.draw(this.#view, boxes);
    this.#describe(others);
    this.#hover.refresh();
    this.#shown = this.#rows.length;
    rehearse(drawing, boxes, () => this.#rows.length > 1);
    return true;
  }

  #describe(others) {
    const { words } = this;
    const last = this.#rows.length - 1;
    const value = column => (last < 0 ? null : this.#rows.get(last, column));
    const { test, band } = this.#view.drawn;
    const present = { train: true, test: test.some(Number.isFinite), batch: band.max.some(Number.isFinite) };
    this.#legend.show({ words, present, others, choices: this.#chosen, zoomed: this.zoom.active });
    this.piece('loss').ariaLabel = fill(words.aria, whole(value(UPDATE)), short(value(TRAIN)), short(value(TEST)));
    this.piece('rate').ariaLabel = fill(words.ariaRate, short(value(RATE)));
  }

  plotBox() {
    const [loss, rate] = this.#charts?.areas() ?? [];
    if (!loss) {
      return null;
    }
    const top = this.#tops[0] + loss.top;
    return { x: loss.left, y: top, width: loss.width, height: this.#tops[1] + rate.bottom - top };
  }

  hoverRange() {
    return this.#view?.range ?? { min: 0, max: 1 };
  }

  updateOf(x) {
    return this.#rows.length ? this.#rows.get(holding(this.#rows, xColumn(this.frame?.xUnit), x), UPDATE) : undefined;
  }

  placeOf(update) {
    return this.#rows.length ? this.#rows.get(holding(this.#rows, UPDATE, update), xColumn(this.frame?.xUnit)) : null;
  }

  stop(x, rows) {
    return further(this.#rows, xColumn(this.frame?.xUnit), x, rows);
  }

  readings(x) {
    if (!this.#rows.length) {
      return null;
    }
    const column = xColumn(this.frame?.xUnit);
    const row = holding(this.#rows, column, x);
    const value = index => this.#rows.get(row, index);
    const { words } = this;
    const batch = [BATCH_MIN, BATCH_MAX].map(value);
    return [
      [words.update, whole(value(UPDATE))], [words.epoch, short(value(EPOCH))], [words.examples, whole(value(EXAMPLES))],
      [words.train, exact(value(TRAIN))], [words.test, exact(value(TEST))], ...this.#smoothReadings(row),
      [words.batch, batch[0] === batch[1] ? exact(batch[0]) : batch.map(short).join(' … ')],
      [words.learningRate, exact(value(RATE))], [words.gradientNorm, exact(value(NORM))], ...this.#otherReadings(x, column),
    ].filter(([label, text]) => label && text !== 'NaN');
  }

  #smoothReadings(row) {
    const { smoothing } = this.#chosen;
    const smooth = smoothing > 0 ? smoothed(this.#rows, smoothing) : null;
    return smooth ? [TRAIN, TEST].map((column, i) => [fill(this.words.smoothed, [this.words.train, this.words.test][i]), exact(smooth.get(row, column))]) : [];
  }

  #otherReadings(x, column) {
    return (this.runs ?? []).map(({ key, label }) => [label, this.#others.get(key)]).filter(([, rows]) => rows?.length)
      .map(([label, rows]) => [label, exact(rows.get(holding(rows, column, x), TRAIN))]);
  }
}

define('loss-chart', LossChart);

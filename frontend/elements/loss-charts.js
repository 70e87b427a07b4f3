import '../webjars/chart.js/dist/chart.umd.min.js';
import { cached } from './colour.js';
import { batchMarks } from './loss-batches.js';
import { lossSets, rateSets } from './loss-data.js';
import { epochMarks, lossMarks } from './loss-marks.js';
import { lossOptions, rateOptions, setLimits } from './loss-options.js';

const { Chart } = globalThis;

/** The two charts of a loss chart: the losses, and the learning rate under them. */
export class LossCharts {
  #view;
  #charts;
  #style = null;

  /**
   * @param canvases of the two
   * @param view what they show first, as loss-view.js has it
   */
  constructor(canvases, view) {
    this.#view = view;
    const now = () => this.#view;
    const chart = (canvas, options, plugins) => new Chart(canvas, { type: 'line', data: { datasets: [] }, options: options(now), plugins });
    this.#charts = [
      chart(canvases[0], lossOptions, [epochMarks(now), batchMarks(now), lossMarks(now)]), chart(canvases[1], rateOptions, [epochMarks(now)]),
    ];
  }

  /** Shows what a view has; `boxes`: [width, height] of both. */
  draw(view, boxes) {
    this.#view = view;
    this.#dress();
    this.#charts.forEach((chart, i) => this.#refresh(chart, i, boxes[i]));
  }

  /** New options only where words, kind of axis or colours changed: they are the dear part of a draw. */
  #dress() {
    const { titles, loss } = this.#view;
    const style = cached('loss style ' + JSON.stringify([titles, loss.log]), () => ({}));
    if (style !== this.#style) {
      this.#style = style;
      const now = () => this.#view;
      [lossOptions, rateOptions].forEach((options, i) => { this.#charts[i].options = options(now); });
    }
  }

  #refresh(chart, index, [width, height]) {
    if (chart.width !== width || chart.height !== height || chart.currentDevicePixelRatio !== window.devicePixelRatio) {
      chart.resize(width, height);
    }
    const { range, loss, rate, drawn } = this.#view;
    setLimits(chart, range, index === 0 ? loss : rate);
    const sets = index === 0 ? lossSets(this.#view) : rateSets(drawn);
    const held = chart.data.datasets; // the same objects again: new ones would make Chart.js start all over
    chart.data.datasets = sets.map((set, i) => Object.assign(held[i] ?? {}, set));
    chart.update('none');
  }

  /** Where the two draw, {left, top, right, bottom, width, height} within each. */
  areas() {
    return this.#charts.map(chart => chart.chartArea);
  }

  destroy() {
    this.#charts.forEach(chart => chart.destroy());
  }
}

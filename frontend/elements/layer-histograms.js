import { fitCanvas, hatch } from './canvas.js';
import { colour, font } from './colour.js';
import { define, DownhillElement } from './element.js';
import { fill, powerOfTen, short, whole } from './numbers.js';

const BARS = 34;
const AXIS = 16;
const LOWEST = -12;
const BINS_A_DECADE = 2;
const BROKEN_WIDTH = 8;
/** Powers with a mark on the axis, on both sides of zero; the fewer, the narrower the picture. */
const MARKS = [-9, -6, -3, 0, 3];

const TEMPLATE = `<style>
  :host { display: block; height: 100%; min-height: 120px; overflow: auto; scrollbar-width: thin; }
  .layers { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 6px 16px; }
  figure { margin: 0; min-width: 0; font: 11px/15px var(--dh-font); color: var(--dh-ink-2); font-variant-numeric: tabular-nums; }
  figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 10px; } b { font-weight: 600; color: var(--dh-ink); }
  canvas { display: block; }
</style><div class="layers"></div>`;

const sum = counts => counts.reduce((total, count) => total + count, 0);

/**
 * How the numbers of each layer are distributed by sign and size, on one axis for all: half a decade a bin from 1e-12
 * to 1e4, negative ones to the left of zero. `frame`: {number, layers: [{name, negative, zeros, positive, nonFinite}]}, counts
 * from the smallest size on. Bars are shares of the layer's fullest bin. `labels`: {none, zero, below, above, broken,
 * some, aria}; in aria {0} how many, {1} layer, {2} the sentence below its name, {3} … {6} counts.
 */
class LayerHistograms extends DownhillElement {
  static properties = ['frame', 'labels'];

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    this.tabIndex = 0; // it scrolls
  }

  draw() {
    const layers = this.frame?.layers ?? [];
    if (!this.clientWidth) {
      return false;
    }
    const box = this.shadowRoot.querySelector('.layers');
    while (box.childElementCount > layers.length) {
      box.lastElementChild.remove();
    }
    layers.forEach((layer, i) => this.#show(box.children[i] ?? box.appendChild(this.#figure()), layer));
    return true;
  }

  #figure() {
    const figure = document.createElement('figure');
    const caption = document.createElement('figcaption');
    caption.append(document.createElement('b'), document.createElement('span'));
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    figure.append(caption, canvas);
    return figure;
  }

  #show(figure, layer) {
    const { name, negative, zeros, positive, nonFinite } = layer;
    const sentence = this.#sentence(layer);
    figure.querySelector('b').textContent = name;
    figure.querySelector('span').textContent = sentence;
    const canvas = figure.querySelector('canvas');
    const counts = [sum(negative), zeros, sum(positive), nonFinite];
    canvas.ariaLabel = fill(this.words.aria, whole(sum(counts)), name, sentence, ...counts.map(count => whole(count)));
    const width = figure.clientWidth;
    if (width > 0) {
      drawBars(fitCanvas(canvas, width, BARS + AXIS), width, layer);
    }
  }

  #sentence({ negative, zeros, positive, nonFinite }) {
    const { words } = this;
    const finite = zeros + sum(negative) + sum(positive);
    if (finite + nonFinite === 0) {
      return words.none ?? '';
    }
    const broken = nonFinite > 0 && finite > 0 ? ' · ' + fill(words.some, whole(nonFinite)) : '';
    return (finite === 0 ? words.broken ?? '' : this.#half(negative, zeros, positive, finite)) + broken;
  }

  /** Between which bounds half of all numbers lie, as exactly as the bins know it. */
  #half(negative, zeros, positive, finite) {
    let [bin, counted] = [-1, zeros];
    while (counted * 2 < finite) {
      bin++;
      counted += negative[bin] + positive[bin];
    }
    if (bin < 0) {
      return this.words.zero ?? '';
    }
    const last = bin === positive.length - 1;
    return fill(last ? this.words.above : this.words.below, short(edge(last ? bin : bin + 1)));
  }
}

const edge = bin => 10 ** (LOWEST + bin / BINS_A_DECADE);

function drawBars(context, width, { negative, zeros, positive, nonFinite }) {
  const bins = positive.length;
  const slot = (width - (nonFinite > 0 ? BROKEN_WIDTH + 2 : 0)) / (2 * bins + 1);
  const most = Math.max(1, zeros, ...negative, ...positive);
  const bar = (place, count, name) => {
    if (count > 0) {
      const height = Math.max(1.5, count / most * (BARS - 2));
      context.fillStyle = colour(name);
      context.fillRect(place * slot + 0.25, BARS - height, Math.max(1, slot - 0.5), height);
    }
  };
  context.fillStyle = colour('--dh-plot');
  context.fillRect(0, 0, (2 * bins + 1) * slot, BARS);
  drawAxis(context, bins, slot);
  negative.forEach((count, bin) => bar(bins - 1 - bin, count, '--dh-negative'));
  bar(bins, zeros, '--dh-ink-2');
  positive.forEach((count, bin) => bar(bins + 1 + bin, count, '--dh-positive'));
  if (nonFinite > 0) {
    context.fillStyle = hatch(context);
    context.fillRect(width - BROKEN_WIDTH, 0, BROKEN_WIDTH, BARS);
  }
}

function drawAxis(context, bins, slot) {
  context.font = font(10);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const mark = (x, text) => {
    context.fillStyle = colour('--dh-line-strong');
    context.fillRect(x - 0.5, 0, 1, BARS + 2);
    context.fillStyle = colour('--dh-ink-2');
    context.fillText(text, x, BARS + 3);
  };
  mark((bins + 0.5) * slot, '0');
  MARKS.filter(power => bins * slot > 160 || power % 2 !== 0).forEach(power => {
    const away = (power - LOWEST) * BINS_A_DECADE * slot;
    mark(bins * slot - away, '−' + powerOfTen(power));
    mark((bins + 1) * slot + away, powerOfTen(power));
  });
}

define('layer-histograms', LayerHistograms);

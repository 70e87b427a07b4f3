import { ticks, tickText } from './axis.js';
import { fitCanvas } from './canvas.js';
import { float32 } from './codec.js';
import { colour, font } from './colour.js';
import { define, DownhillElement } from './element.js';
import { fill, short } from './numbers.js';

const [LEFT, RIGHT, TOP, BOTTOM] = [32, 8, 8, 30];
const LOWEST = -12;
const BINS_A_DECADE = 2;
/** Bins that end nearer to zero than this share of the axis are one bar with the zeros. */
const NEAR = 1 / 24;

const TEMPLATE = `<style>
  :host { display: flex; flex-direction: column; min-height: 170px; font: 11px/15px var(--dh-font); color: var(--dh-ink-2); font-variant-numeric: tabular-nums; }
  .box { flex: 1 1 0; min-height: 110px; position: relative; } canvas { position: absolute; inset: 0; }
  .key { display: flex; flex-wrap: wrap; gap: 0 12px; } .key span { display: inline-flex; align-items: center; gap: 5px; }
  i { width: 14px; border-top: 2px var(--s, solid) var(--c); } i.bar { height: 9px; border: 0; background: var(--c); }
  dl { display: flex; flex-wrap: wrap; gap: 0 14px; margin: 4px 0 0; } div.pair { display: flex; gap: 4px; } dt, dd { margin: 0; } dd { font-weight: 600; color: var(--dh-ink); }
  [hidden] { display: none !important; }
</style>
<div class="key" aria-hidden="true"><span data-key="value"><i style="--c: var(--dh-train)"></i><b></b></span>
  <span data-key="slope"><i style="--c: var(--dh-test); --s: dashed"></i><b></b></span>
  <span data-key="numbers"><i class="bar" style="--c: var(--dh-line-strong)"></i><b></b></span></div>
<div class="box"><canvas></canvas></div>
<dl></dl>`.replaceAll('<b></b>', '<span></span>');

/**
 * An activation, its slope, and where the layer's numbers lie, on one axis. `spec`: {name, curve: what the curve is called,
 * reach: the axis goes from -reach to reach, values, slopes: float32 in base64, evenly spaced, empty where there is no curve};
 * `frame`: {number, negative, zeros, positive, nonFinite (as in layer-histograms), readings: [mean slope, saturated, dead]
 * (shares; null before there are any)}. `labels`: {value, slope, numbers, axis, mean, saturated, dead, beyond, aria}; in value
 * {0} is the curve, in beyond {0} a percentage, in aria {0} the layer, {1} all readings in words.
 */
class LayerCurve extends DownhillElement {
  static properties = ['spec', 'frame', 'labels'];

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
  }

  draw() {
    if (!this.spec || !this.clientWidth) {
      return false;
    }
    const values = float32(this.spec.values);
    const slopes = float32(this.spec.slopes);
    const bars = this.frame ? densities(this.frame, this.spec.reach) : [];
    this.#tell(values.length > 0, bars);
    const box = this.shadowRoot.querySelector('.box'); // what is told decides how much room is left
    const [width, height] = [box.clientWidth, box.clientHeight];
    drawCurve(fitCanvas(box.firstElementChild, width, height), { width, height }, { ...this.spec, values, slopes, bars, axis: this.words.axis });
    return true;
  }

  #tell(hasCurve, bars) {
    const { words, spec } = this;
    for (const key of ['value', 'slope', 'numbers']) {
      const item = this.shadowRoot.querySelector(`[data-key=${key}]`);
      item.hidden = key !== 'numbers' && !hasCurve;
      item.lastElementChild.textContent = fill(words[key], key === 'numbers' ? spec.what : spec.curve);
    }
    const [mean, saturated, dead] = this.frame?.readings ?? [];
    const pairs = [[words.mean, short(mean ?? null)], [words.saturated, percent(saturated)], [words.dead, percent(dead)]];
    const outside = 1 - bars.reduce((sum, { share }) => sum + share, 0);
    if (bars.length > 0 && outside > 0.0005) {
      pairs.push([fill(words.beyond, short(spec.reach)), percent(outside)]);
    }
    const list = this.shadowRoot.querySelector('dl');
    list.replaceChildren(...pairs.map(([name, value]) => {
      const pair = document.createElement('div');
      pair.className = 'pair';
      const [term, told] = [document.createElement('dt'), document.createElement('dd')];
      [term.textContent, told.textContent] = [name ?? '', value];
      pair.append(term, told);
      return pair;
    }));
    Object.assign(this.shadowRoot.querySelector('canvas'), { role: 'img', ariaLabel: fill(words.aria, spec.name, pairs.map(pair => pair.join(' ')).join(', ')) });
  }
}

const percent = share => (Number.isFinite(share) ? short(Math.round(share * 1000) / 10) + '\u202f%' : '–');

const edge = bin => 10 ** (LOWEST + bin / BINS_A_DECADE);

/** Bars of [from, to] within the axis, with their share of all numbers; heights are shares by width, so that areas tell. */
function densities({ negative, zeros, positive, nonFinite }, reach) {
  const total = [...negative, ...positive, zeros, nonFinite].reduce((a, b) => a + b, 0);
  if (total === 0) {
    return [];
  }
  const first = positive.findIndex((_, bin) => edge(bin + 1) > reach * NEAR);
  const near = zeros + [...negative.slice(0, first), ...positive.slice(0, first)].reduce((a, b) => a + b, 0);
  const bars = [{ from: -edge(first), to: edge(first), count: near }];
  for (let bin = first; bin < positive.length && edge(bin + 1) <= reach * 1.0001; bin++) {
    bars.push({ from: edge(bin), to: edge(bin + 1), count: positive[bin] }, { from: -edge(bin + 1), to: -edge(bin), count: negative[bin] });
  }
  return bars.map(bar => ({ ...bar, share: bar.count / total, density: bar.count / total / (bar.to - bar.from) }));
}

function drawCurve(context, { width, height }, { values, slopes, bars, reach, axis }) {
  const box = { x: LEFT, y: TOP, width: width - LEFT - RIGHT, height: height - TOP - BOTTOM };
  const all = [...values, ...slopes].filter(Number.isFinite);
  const low = Math.min(0, ...all);
  const high = Math.max(1, ...all);
  const x = z => box.x + (z + reach) / (2 * reach) * box.width;
  const y = v => box.y + (high - v) / (high - low) * box.height;
  const most = Math.max(...bars.map(bar => bar.density), 0);
  context.fillStyle = colour('--dh-plot');
  context.fillRect(box.x, box.y, box.width, box.height);
  context.fillStyle = colour('--dh-line-strong');
  for (const { from, to, density } of bars) {
    const tall = density / most * box.height * 0.9;
    context.fillRect(x(from), box.y + box.height - tall, Math.max(1, x(to) - x(from) - 0.5), tall);
  }
  drawScales(context, box, { x, y, reach, low, high, hasCurve: all.length > 0, axis });
  drawLine(context, values, reach, x, y, '--dh-train', []);
  drawLine(context, slopes, reach, x, y, '--dh-test', [5, 3]);
}

function drawScales(context, box, { x, y, reach, low, high, hasCurve, axis }) {
  context.font = font(10);
  context.fillStyle = colour('--dh-ink-2');
  context.strokeStyle = colour('--dh-line');
  context.lineWidth = 1;
  context.strokeRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  ticks(-reach * 0.95, reach * 0.95, 5).forEach(value => context.fillText(tickText(value), x(value), box.y + box.height + 4));
  context.fillText(axis ?? '', box.x + box.width / 2, box.y + box.height + 17);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  if (hasCurve) {
    ticks(low, high, 3).forEach(value => context.fillText(tickText(value), box.x - 5, y(value)));
  }
  context.beginPath();
  context.moveTo(x(0), box.y);
  context.lineTo(x(0), box.y + box.height);
  if (low < 0 && hasCurve) {
    context.moveTo(box.x, y(0));
    context.lineTo(box.x + box.width, y(0));
  }
  context.stroke();
}

function drawLine(context, numbers, reach, x, y, name, dash) {
  context.save();
  context.strokeStyle = colour(name);
  context.lineWidth = 2;
  context.setLineDash(dash);
  context.beginPath();
  numbers.forEach((value, i) => context.lineTo(x(-reach + i / (numbers.length - 1) * 2 * reach), y(value)));
  context.stroke();
  context.restore();
}

define('layer-curve', LayerCurve);

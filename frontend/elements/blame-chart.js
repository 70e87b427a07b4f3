import { fitCanvas } from './canvas.js';
import { float32 } from './codec.js';
import { colour } from './colour.js';
import { define, DownhillElement } from './element.js';
import { decades, drawFrame, drawLine, logPlot } from './log-plot.js';
import { fill, powerOfTen, short } from './numbers.js';

const HEIGHT = 150;
/** Below this the axis ends: nobody tells 1e-30 from nothing. */
const DEEPEST = -30;

const TEMPLATE = `<style>
  :host { display: block; height: 100%; overflow: auto; scrollbar-width: thin; font: 12px/16px var(--dh-font); color: var(--dh-ink-2); font-variant-numeric: tabular-nums; }
  figure { margin: 0 0 8px; } h3 { margin: 0; font: 600 12px/16px var(--dh-font); color: var(--dh-ink); } ul { margin: 0 0 2px; padding: 0; list-style: none; }
  li { display: grid; grid-template-columns: 18px minmax(0, 1fr); gap: 0 6px; } li i { margin-top: 8px; height: 0; border-top: 2px var(--s, solid) var(--c); } canvas { display: block; } p { margin: 2px 0; text-wrap: pretty; }
</style><div class="layers"></div><p></p>`;

/**
 * How far back the blame for the last answer reaches in each recurrent layer, relative to the last moment, on a log axis.
 * `frame`: {number, layers: [{name, carried, moments, hidden, cell}]}: log10 of R(k) / R(0) for k = 0, 1, … as float32 in
 * base64, -Infinity for exactly nothing, NaN where there is no number; cell is empty where there is none. `labels`: {hidden,
 * cell, state, reach, nothing, broken, x, carried, aria, why}; in reach {0} is the number of moments, {1} what is left.
 */
class BlameChart extends DownhillElement {
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
    layers.forEach((layer, i) => this.#show(box.children[i] ?? box.appendChild(newFigure()), layer));
    this.shadowRoot.querySelector('p').textContent = this.words.why ?? '';
    return true;
  }

  #show(figure, { name, carried, moments, hidden, cell }) {
    const lines = [
      ...(cell ? [{ powers: float32(cell), ink: '--dh-train', dash: [], word: this.words.cell }] : []),
      { powers: float32(hidden), ink: cell ? '--dh-test' : '--dh-train', dash: cell ? [5, 3] : [], word: cell ? this.words.hidden : this.words.state },
    ];
    const told = lines.map(line => `${line.word ?? ''}: ${this.#reach(line.powers)}`);
    figure.querySelector('h3').textContent = name;
    figure.querySelector('ul').replaceChildren(...lines.map((line, i) => {
      const item = document.createElement('li');
      const key = document.createElement('i');
      key.style.cssText = `--c: var(${line.ink}); --s: ${line.dash.length > 0 ? 'dashed' : 'solid'}`;
      item.append(key, document.createElement('span'));
      item.lastChild.textContent = told[i];
      return item;
    }));
    const canvas = figure.querySelector('canvas');
    canvas.ariaLabel = fill(this.words.aria, name, told.join('; '));
    const width = figure.clientWidth;
    if (width > 80) {
      this.#paint(fitCanvas(canvas, width, HEIGHT), width, lines, carried, moments);
    }
  }

  /** What the line says at its far end, in words. */
  #reach(powers) {
    const last = powers.length - 1;
    const power = powers[last];
    if (Number.isNaN(power)) {
      return this.words.broken ?? '';
    }
    const left = power === -Infinity ? this.words.nothing ?? '0' : power < -300 ? powerOfTen(Math.round(power)) : short(10 ** power);
    return fill(this.words.reach, last, left);
  }

  #paint(context, width, lines, carried, moments) {
    const { low, high } = decades(lines.flatMap(line => [...line.powers]).filter(power => power >= DEEPEST));
    const plot = logPlot(width, HEIGHT, { low, high: Math.max(0, high), xMin: 0, xMax: moments - 1 });
    drawFrame(context, plot, this.words.x);
    if (carried < moments) {
      const x = plot.x(carried - 0.5);
      context.fillStyle = colour('--dh-warn');
      context.fillRect(x, plot.box.y, 1.5, plot.box.height);
      context.textAlign = x > plot.box.x + plot.box.width / 2 ? 'right' : 'left';
      context.fillText(this.words.carried ?? '', x + (context.textAlign === 'left' ? 5 : -4), plot.box.y + 4);
    }
    lines.toReversed().forEach(({ powers, ink, dash }) =>
      drawLine(context, plot, [...powers].map((power, k) => [k, power === -Infinity ? NaN : power]), ink, dash));
  }
}

function newFigure() {
  const figure = document.createElement('figure');
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  figure.append(document.createElement('h3'), document.createElement('ul'), canvas);
  return figure;
}

define('blame-chart', BlameChart);

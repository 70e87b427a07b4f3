import { fitCanvas } from './canvas.js';
import { float32 } from './codec.js';
import { colour } from './colour.js';
import { define, DownhillElement } from './element.js';
import { fill, short } from './numbers.js';
import { GUTTER, placing } from './plot.js';
import { drawGround } from './race-picture.js';

const EDGE = 6;
const DOTS = 120;
const ARROW = { least: 16, most: 72 };
const NEAR = 0.05;

const TEMPLATE = `<style>
  :host { display: block; position: relative; width: 100%; }
  .plot { position: absolute; inset: 0 0 22px; } canvas { position: absolute; inset: 0; display: block; }
  .legend { position: absolute; inset: auto 0 0; display: flex; gap: 0 12px; height: 18px; overflow: hidden; flex-wrap: wrap; font: 12px/18px var(--dh-font); color: var(--dh-ink-2); }
  .legend span { white-space: nowrap; } .legend i { display: inline-block; width: 9px; height: 9px; margin-right: 6px; border-radius: 50%; }
  .now { background: var(--dh-surface-now); } .arrow { background: linear-gradient(to bottom, transparent 35%, var(--dh-ink) 35% 65%, transparent 65%); border-radius: 0 !important; width: 14px !important; }
  .ghost { background: linear-gradient(45deg, transparent 42%, currentColor 42% 58%, transparent 58%), linear-gradient(-45deg, transparent 42%, currentColor 42% 58%, transparent 58%); border-radius: 0 !important; }
  .start { box-shadow: inset 0 0 0 2px var(--dh-ink-2); }
</style><div class="plot"><canvas></canvas></div><div class="legend" aria-hidden="true"></div>`;

/**
 * The loss over the two weights of a line. `ground`: see drawGround; `frame`: {number, rate, slope: [w, b], loss: [number], places:
 * base64 Float32 w0, b0, w1, b1 … the last is now}; `others`: ways of other starts, likewise. The arrow points down the
 * slope and is as long as plain descent's next update, within bounds.
 */
class WeightSpace extends DownhillElement {
  static properties = ['ground', 'frame', 'others', 'labels'];

  #legend = '';

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
  }

  draw() {
    const plot = this.shadowRoot.querySelector('.plot');
    const [width, height] = [plot.clientWidth, plot.clientHeight];
    if (!this.ground || width < 100 || height < 80) {
      return false;
    }
    const canvas = plot.querySelector('canvas');
    const context = fitCanvas(canvas, width, height);
    const box = { x: GUTTER, y: EDGE, width: width - GUTTER - EDGE, height: height - GUTTER - EDGE };
    drawGround(context, box, this.ground);
    const at = placing(box, this.ground);
    context.save();
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
    const others = (this.others ?? []).map(float32);
    others.forEach(way => drawWay(context, at, way, '--dh-weight-other', 1.2));
    const way = float32(this.frame?.places);
    if (way.length) {
      drawWay(context, at, way, '--dh-weight-way', 2);
      drawStart(context, at.x(way[0]), at.y(way[1]));
      this.#drawNow(context, box, at, way);
    }
    context.restore();
    this.#describe(canvas, way, others);
    return true;
  }

  #drawNow(context, box, at, way) {
    const [x, y] = [at.x(way.at(-2)), at.y(way.at(-1))];
    const shown = [held(x, box.x + 8, box.x + box.width - 8), held(y, box.y + 8, box.y + box.height - 8)];
    const [w, b] = this.frame.slope;
    if (w !== null && b !== null && shown[0] === x && shown[1] === y) {
      drawArrow(context, x, y, at.x(-w * this.frame.rate) - at.x(0), at.y(-b * this.frame.rate) - at.y(0));
    }
    for (const [radius, token] of [[7, '--dh-ground-halo'], [5.2, '--dh-surface-now']]) {
      context.fillStyle = colour(token);
      context.beginPath();
      context.arc(...shown, radius, 0, 7);
      context.fill();
    }
  }

  #describe(canvas, way, others) {
    const { words, ground } = this;
    const [lowest] = ground.minima;
    const where = lowest ? fill(words.lowest, ...lowest.map(short)) : words.unknown;
    const rest = others.length && lowest ? '; ' + fill(words.others, others.length, others.filter(each => isNear(each, lowest, ground)).length) : '';
    const [from, to] = [[way[0], way[1]], [way.at(-2), way.at(-1)]];
    canvas.role = way.length ? 'img' : 'presentation';
    canvas.ariaLabel = way.length ? fill(words.aria, ...from.map(short), ...to.map(short), short(this.frame.loss[0] ?? NaN), where + rest) : '';
    const outside = way.length && (to[0] < ground.xMin || to[0] > ground.xMax || to[1] < ground.yMin || to[1] > ground.yMax);
    this.#explain([[words.start, 'start'], [outside ? words.outside : words.now, 'now'], !outside && [words.arrow, 'arrow'], lowest && [words.ghost, 'ghost']].filter(entry => entry && entry[0]));
  }

  #explain(shown) {
    if (this.#legend !== JSON.stringify(shown)) {
      this.#legend = JSON.stringify(shown);
      this.shadowRoot.querySelector('.legend').replaceChildren(...shown.map(([text, look]) => {
        const item = document.createElement('span');
        const sign = document.createElement('i');
        sign.className = look;
        item.append(sign, text);
        return item;
      }));
    }
  }
}

const held = (value, low, high) => Math.min(Math.max(value, low), high);

/** Whether a way ends within a small share of the picture from the lowest point. */
function isNear(way, [x, y], { xMin, xMax, yMin, yMax }) {
  return Math.hypot((way.at(-2) - x) / (xMax - xMin), (way.at(-1) - y) / (yMax - yMin)) < NEAR;
}

function drawWay(context, at, way, token, width) {
  const line = new Path2D();
  const spots = [];
  for (let i = 0; i < way.length; i += 2) {
    // Far outside places would overflow the canvas' own coordinates.
    const spot = [held(at.x(way[i]), -1e5, 1e5), held(at.y(way[i + 1]), -1e5, 1e5)];
    line.lineTo(...spot);
    spots.push(spot);
  }
  context.lineJoin = 'round';
  for (const [stroke, ink] of [[width + 2, '--dh-ground-halo'], [width, token]]) {
    context.lineWidth = stroke;
    context.strokeStyle = colour(ink);
    context.stroke(line);
  }
  if (width > 1.5 && spots.length <= DOTS) {
    context.fillStyle = colour(token);
    spots.forEach(([x, y]) => {
      context.beginPath();
      context.arc(x, y, 2.2, 0, 7);
      context.fill();
    });
  }
}

function drawStart(context, x, y) {
  for (const [width, token] of [[4, '--dh-ground-halo'], [1.8, '--dh-ink']]) {
    context.beginPath();
    context.arc(x, y, 4.5, 0, 7);
    context.lineWidth = width;
    context.strokeStyle = colour(token);
    context.stroke();
  }
}

function drawArrow(context, x, y, dx, dy) {
  const length = Math.hypot(dx, dy);
  if (!(length > 0.5) || !Number.isFinite(length)) {
    return;
  }
  const reach = held(length, ARROW.least, ARROW.most) / length;
  const [tipX, tipY] = [x + dx * reach, y + dy * reach];
  const [ux, uy] = [dx / length, dy / length];
  const arrow = new Path2D();
  arrow.moveTo(x, y);
  arrow.lineTo(tipX, tipY);
  for (const side of [-1, 1]) {
    arrow.moveTo(tipX, tipY);
    arrow.lineTo(tipX - 7 * ux + side * 4.5 * uy, tipY - 7 * uy - side * 4.5 * ux);
  }
  context.lineCap = 'round';
  for (const [width, token] of [[4.6, '--dh-ground-halo'], [2, '--dh-ink']]) {
    context.lineWidth = width;
    context.strokeStyle = colour(token);
    context.stroke(arrow);
  }
  context.lineCap = 'butt';
}

define('weight-space', WeightSpace);

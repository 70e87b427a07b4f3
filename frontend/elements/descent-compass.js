import { fitCanvas } from './canvas.js';
import { colour } from './colour.js';
import { define, DownhillElement } from './element.js';
import { fill } from './numbers.js';

const LARGEST = 170;
const TICKS = 12;

const TEMPLATE = `<style>
  :host { display: flex; flex-wrap: wrap; align-items: start; gap: 6px 14px; height: 100%; min-height: 120px; overflow: auto; scrollbar-width: thin; font: 12px/16px var(--dh-font); color: var(--dh-ink-2); }
  canvas { flex: none; } .told { flex: 1 1 150px; min-width: 0; }
  ul { margin: 0; padding: 0; list-style: none; } li { display: grid; grid-template-columns: 16px minmax(0, 1fr); gap: 0 6px; margin-bottom: 4px; }
  i { align-self: start; margin-top: 6px; border-top: var(--w) var(--s, solid) var(--c); } b { font-weight: 600; color: var(--dh-ink); font-variant-numeric: tabular-nums; }
  p { margin: 6px 0 0; font-size: 11px; line-height: 15px; text-wrap: pretty; }
</style>
<canvas></canvas>
<div class="told"><ul>
  <li data-key="full"><i style="--w: 3px; --c: var(--dh-ink)"></i><span></span></li>
  <li data-key="batch"><i style="--w: 3px; --s: dashed; --c: var(--dh-train)"></i><span></span></li>
  <li data-key="velocity"><i style="--w: 3px; --c: var(--dh-test)"></i><span></span></li>
</ul><p></p></div>`;

/**
 * Where the last update pointed: straight up is the gradient of the whole training set; only angles are known, so the
 * batch's needle turns to the left and that of the update to the right. `frame`: {number, cosines}: of batch and update, null
 * where there is none, empty before the first update. `labels`: {full, batch, velocity, cosine, none, why, aria}.
 */
class DescentCompass extends DownhillElement {
  static properties = ['frame', 'labels'];

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
  }

  draw() {
    if (!this.clientWidth) {
      return false;
    }
    const { words } = this;
    const [batch = null, velocity = null] = this.frame?.cosines ?? [];
    const told = { full: '', batch: this.#cosine(batch), velocity: this.#cosine(velocity) };
    this.shadowRoot.querySelectorAll('li').forEach(item => {
      const { key } = item.dataset;
      const value = document.createElement('b');
      value.textContent = told[key];
      item.lastElementChild.replaceChildren(words[key] ?? '', document.createElement('br'), value);
    });
    this.shadowRoot.querySelector('p').textContent = words.why ?? '';
    const canvas = this.shadowRoot.querySelector('canvas');
    canvas.role = 'img'; // now that it has a name
    canvas.ariaLabel = fill(words.aria, ['batch', 'velocity'].map(key => `${words[key]}: ${told[key]}`).join(', '));
    const size = Math.max(90, Math.min(LARGEST, this.clientHeight, this.clientWidth * 0.45));
    drawDial(fitCanvas(canvas, size, size), size, batch, velocity);
    return true;
  }

  #cosine(value) {
    return value === null ? this.words.none ?? '' : fill(this.words.cosine, value.toFixed(2).replace('-', '−'));
  }
}

function drawDial(context, size, batch, velocity) {
  const centre = size / 2;
  const radius = centre - 4;
  context.lineWidth = 1;
  context.strokeStyle = colour('--dh-line-strong');
  context.beginPath();
  context.arc(centre, centre, radius, 0, 2 * Math.PI);
  for (let tick = 0; tick < TICKS; tick++) {
    const angle = tick / TICKS * 2 * Math.PI;
    const from = tick % 3 === 0 ? 0.84 : 0.92;
    context.moveTo(centre + Math.sin(angle) * radius * from, centre - Math.cos(angle) * radius * from);
    context.lineTo(centre + Math.sin(angle) * radius, centre - Math.cos(angle) * radius);
  }
  context.stroke();
  const needle = (angle, name, length, dash) => drawNeedle(context, centre, angle, radius * length, colour(name), dash);
  needle(0, '--dh-ink', 0.95, []);
  if (batch !== null) {
    needle(-Math.acos(batch), '--dh-train', 0.8, [5, 3]);
  }
  if (velocity !== null) {
    needle(Math.acos(velocity), '--dh-test', 0.8, []);
  }
}

function drawNeedle(context, centre, angle, length, paint, dash) {
  context.save();
  context.translate(centre, centre);
  context.rotate(angle);
  context.strokeStyle = context.fillStyle = paint;
  context.lineWidth = 3;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(0, 8 - length);
  context.stroke();
  context.beginPath();
  context.moveTo(0, -length);
  context.lineTo(-5, 10 - length);
  context.lineTo(5, 10 - length);
  context.fill();
  context.restore();
}

define('descent-compass', DescentCompass);

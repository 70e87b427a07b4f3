import { float32 } from './codec.js';
import { define, DownhillElement } from './element.js';

const [WIDTH, HEIGHT, EDGE] = [200, 40, 4];

const TEMPLATE = `<style>
  :host { display: grid; grid-template: 40px 14px / auto 1fr; font: 11px/14px var(--dh-font); color: var(--dh-ink-2); font-variant-numeric: tabular-nums; }
  :host([hidden]) { display: none; }
  svg { grid-area: 1 / 1 / 2 / 3; display: block; width: 100%; height: 40px; border-radius: 6px; background: var(--dh-plot); box-shadow: inset 0 0 0 1px var(--dh-line); overflow: visible; }
  path { fill: none; stroke: var(--dh-rate); stroke-width: 1.6; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
  .now { stroke: var(--dh-ink-2); stroke-width: 1; }
  .dot { stroke: var(--dh-rate); stroke-width: 8; stroke-linecap: round; }
  span + span { text-align: right; }
</style><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><path class="way"/><path class="now"/><path class="dot"/></svg><span></span><span></span>`;

/**
 * A learning rate over time. `points`: float32 in base64, evenly spaced, from zero up; `mark`: share of the way that is
 * done, from 0 to 1; `top`, `end`: what is written below, largest rate and length.
 */
class ScheduleCurve extends DownhillElement {
  static properties = ['points', 'mark', 'top', 'end'];

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
  }

  draw() {
    const points = float32(this.points);
    const top = Math.max(...points.filter(Number.isFinite));
    const x = share => EDGE + share * (WIDTH - 2 * EDGE);
    const y = rate => (top > 0 ? HEIGHT - EDGE - (rate / top) * (HEIGHT - 2 * EDGE) : HEIGHT / 2);
    const set = (part, way) => this.shadowRoot.querySelector('.' + part).setAttribute('d', way);
    set('way', [...points].map((rate, i) => `${i ? 'L' : 'M'}${x(i / (points.length - 1)).toFixed(1)} ${y(rate).toFixed(1)}`).join(''));
    const mark = this.mark ?? 0;
    const rate = points[Math.min(points.length - 1, Math.round(mark * (points.length - 1)))] ?? 0;
    set('now', `M${x(mark).toFixed(1)} 0V${HEIGHT}`);
    set('dot', `M${x(mark).toFixed(1)} ${y(rate).toFixed(1)}h.01`);
    const [first, last] = this.shadowRoot.querySelectorAll('span');
    first.textContent = this.top ?? '';
    last.textContent = this.end ?? '';
    return true;
  }
}

define('schedule-curve', ScheduleCurve);

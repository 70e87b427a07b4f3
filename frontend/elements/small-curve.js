import { float32 } from './codec.js';
import { define, DownhillElement } from './element.js';

const [WIDTH, HEIGHT, EDGE] = [120, 56, 4];

const TEMPLATE = `<style>
  :host { display: block; width: 120px; height: 56px; border-radius: 6px; background: var(--dh-plot); box-shadow: inset 0 0 0 1px var(--dh-line); }
  svg { display: block; width: 100%; height: 100%; }
  path { fill: none; stroke: var(--dh-train); stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; vector-effect: non-scaling-stroke; }
</style><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><path/></svg>`;

/** A series as one line without axes. `points`: float32 in base64, evenly spaced; what is not finite leaves a gap. */
class SmallCurve extends DownhillElement {
  static properties = ['points'];

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
  }

  draw() {
    this.shadowRoot.querySelector('path').setAttribute('d', way(float32(this.points)));
  }
}

/** One point alone is a dot in the middle. */
function way(points) {
  const finite = points.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const x = i => (points.length > 1 ? EDGE + (i / (points.length - 1)) * (WIDTH - 2 * EDGE) : WIDTH / 2);
  const y = value => (high > low ? EDGE + ((high - value) / (high - low)) * (HEIGHT - 2 * EDGE) : HEIGHT / 2);
  let path = '';
  points.forEach((value, i) => {
    if (Number.isFinite(value)) {
      const begins = i === 0 || !Number.isFinite(points[i - 1]);
      path += `${begins ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      path += begins && !Number.isFinite(points[i + 1]) ? 'h.1' : '';
    }
  });
  return path;
}

define('small-curve', SmallCurve);

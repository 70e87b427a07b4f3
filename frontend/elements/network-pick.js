/** What of the network picture lies under a point: an edge or a unit, as far as they are drawn, or a layer. */
const NEAR = 6;
const SAMPLES = 16;
/** Pixels by which the strongest edge may be farther than the faintest. */
const ALIKE = 2;

/**
 * The nearest edge, {layer, row, column}: layers from 1, the unit it leads to and the one it comes from, from 0; at a unit its
 * own row, with column -1; at the foot below them the layer alone, with row and column -1; null where nothing is.
 */
export function pick(place, { x, y }) {
  return layerAt(place, x, y) ?? edgeAt(place, x, y);
}

function layerAt({ columns, area }, x, y) {
  for (let layer = 1; layer < columns.length; layer++) {
    const column = columns[layer];
    const row = unitAt(column, x, y);
    if (row >= 0 || (Math.abs(x - column.x) <= 24 && y > area.bottom)) {
      return { layer, row, column: -1 };
    }
  }
  return null;
}

/** The nearest unit whose picture, or its rim, is there; -1 where there is none. */
function unitAt({ xs, ys, radius }, x, y) {
  const away = ys.map((at, row) => Math.max(Math.abs(xs[row] - x), Math.abs(at - y)));
  const least = Math.min(...away);
  return least <= radius + 2 ? away.indexOf(least) : -1;
}

/** Of edges as near as each other the strongest, which lies on top. */
function edgeAt({ columns, edges }, x, y) {
  const layer = columns.findIndex((column, i) => i > 0 && x > columns[i - 1].x && x <= column.x);
  if (layer < 1) {
    return null;
  }
  const [from, to] = [columns[layer - 1], columns[layer]];
  let best = { away: NEAR };
  for (const { a, b, size } of edges?.[layer - 1] ?? []) {
    const away = distance(from.xs[a] + from.radius, from.ys[a], to.xs[b] - to.radius, to.ys[b], x, y) - ALIKE * size;
    best = away < best.away ? { away, a, b } : best;
  }
  return best.b === undefined ? null : { layer, row: best.b, column: best.a };
}

/** From a point to the curve of an edge; its two inner points lie half way between its ends, so that x tells where it is. */
function distance(left, start, right, end, x, y) {
  const middle = (right - left) / 2;
  let [least, last] = [Infinity, null];
  for (let i = 0; i <= SAMPLES; i++) {
    const t = i / SAMPLES;
    const s = 1 - t;
    const at = [
      s * s * s * left + 3 * s * s * t * (left + middle) + 3 * s * t * t * (right - middle) + t * t * t * right,
      (s * s * s + 3 * s * s * t) * start + (3 * s * t * t + t * t * t) * end,
    ];
    least = last ? Math.min(least, toSegment(last, at, x, y)) : least;
    last = at;
  }
  return least;
}

function toSegment([x1, y1], [x2, y2], x, y) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const share = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x1 + share * dx - x, y1 + share * dy - y);
}

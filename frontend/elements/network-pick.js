/** What of the network picture lies under a point: an edge or a unit, as far as they are drawn, or a layer. */
const NEAR = 6;
const SAMPLES = 24;

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

function edgeAt({ columns }, x, y) {
  const layer = columns.findIndex((column, i) => i > 0 && x > columns[i - 1].x && x <= column.x);
  if (layer < 1) {
    return null;
  }
  const [from, to] = [columns[layer - 1], columns[layer]];
  let best = { away: NEAR };
  to.ys.forEach((end, row) => from.ys.forEach((start, column) => {
    const away = distance(from.xs[column] + from.radius, start, to.xs[row] - to.radius, end, x, y);
    best = away < best.away ? { away, layer, row, column } : best;
  }));
  return best.layer ? { layer: best.layer, row: best.row, column: best.column } : null;
}

/** From a point to the curve of an edge; its two inner points lie half way between its ends, so that x tells where it is. */
function distance(a, start, d, end, x, y) {
  const middle = (d - a) / 2;
  let least = Infinity;
  for (let i = 0; i <= SAMPLES; i++) {
    const t = i / SAMPLES;
    const s = 1 - t;
    const px = s * s * s * a + 3 * s * s * t * (a + middle) + 3 * s * t * t * (d - middle) + t * t * t * d;
    const py = (s * s * s + 3 * s * s * t) * start + (3 * s * t * t + t * t * t) * end;
    least = Math.min(least, Math.hypot(px - x, py - y));
  }
  return least;
}

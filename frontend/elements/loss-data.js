import { xColumn } from './axis.js';
import { colour } from './colour.js';
import { eachColumn, span, thin } from './thin.js';

/** Columns of a row of the history; the fourth is for the time axis alone, as axis.js has it. */
export const [UPDATE, EPOCH, EXAMPLES, TRAIN, TEST, BATCH_MIN, BATCH_MAX, RATE, NORM] = [0, 1, 2, 4, 5, 6, 7, 8, 9];
export const COLUMNS = 10;

/** A dot at the very start may stand over the axis. */
const CLIP = { left: 4, right: 4, top: 0, bottom: 0 };

/** What the chart draws of a table of rows: exact values, thinned to the pixels there are. */
export function curves(rows, unit, range, pixels) {
  const x = xColumn(unit);
  const kept = thin(rows, x, [TRAIN, TEST], range, pixels);
  const pick = column => kept.map(row => rows.get(row, column));
  const steps = thin(rows, x, [RATE], range, pixels);
  return {
    x: pick(x), train: pick(TRAIN), test: pick(TEST), band: band(rows, x, range, pixels),
    rate: steps.map(row => ({ x: rows.get(row, x), y: finite(rows.get(row, RATE)) })),
  };
}

/** Data sets of the upper chart, the topmost first. */
export function lossSets(drawn, ghost, axis) {
  const line = (values, xs, style) => ({ clip: CLIP, data: points(xs, values, axis), pointRadius: dots(values), ...style });
  const faint = { borderWidth: 0, pointRadius: 1.3, pointBackgroundColor: colour('--dh-batch-dot'), backgroundColor: colour('--dh-batch') };
  return [
    line(drawn.train, drawn.x, solid('--dh-train')),
    line(drawn.test, drawn.x, { ...solid('--dh-test'), borderDash: [5, 3] }),
    line(ghost?.train ?? [], ghost?.x ?? [], { ...solid('--dh-ghost'), borderWidth: 1.3 }),
    { ...faint, data: points(drawn.band.x, drawn.band.max, axis), fill: '+1' },
    { ...faint, data: points(drawn.band.x, drawn.band.min, axis, true) },
  ];
}

export function rateSets(drawn) {
  return [{ data: drawn.rate, pointRadius: dots(drawn.rate.map(p => p.y)), stepped: 'before', clip: CLIP, ...solid('--dh-rate') }];
}

/** Limits of everything the upper chart must show; on a log axis only what is positive. */
export function shownSpan(drawn, ghost, log, chance) {
  const values = [...drawn.train, ...drawn.test, ...(ghost ? ghost.train : []), ...(chance === null ? [] : [chance])];
  const usable = values.filter(v => Number.isFinite(v) && (!log || v > 0));
  return usable.length ? { min: lowest(usable), max: highest(usable) } : null;
}

/** The row nearest to an x, for reading off values. */
export function nearest(rows, column, x) {
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows.get(middle, column) < x) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const before = low > 0 && x - rows.get(low - 1, column) < rows.get(low, column) - x;
  return before ? low - 1 : low;
}

function band(rows, x, range, pixels) {
  const out = { x: [], min: [], max: [] };
  eachColumn(rows, x, range, pixels, (start, end) => {
    const limits = span(rows, [BATCH_MIN, BATCH_MAX], start, end);
    out.x.push(rows.get(start, x));
    out.min.push(limits ? limits.min : NaN);
    out.max.push(limits ? limits.max : NaN);
  });
  return out;
}

/** Values far outside would overflow the canvas' own coordinates: they are drawn just outside the chart instead. */
function points(xs, values, axis, toFloor = false) {
  const floor = axis.log ? axis.min / 10 : axis.min - (axis.max - axis.min);
  const ceiling = axis.log ? axis.max * 10 : axis.max + (axis.max - axis.min);
  return xs.map((x, i) => {
    const impossible = !Number.isFinite(values[i]) || (axis.log && values[i] <= 0 && !toFloor);
    return { x, y: impossible ? NaN : Math.min(Math.max(values[i], floor), ceiling) };
  });
}

/** A value without neighbours has no line: it is drawn as a dot. */
function dots(values, size = 2.2) {
  const alone = i => Number.isFinite(values[i]) && !Number.isFinite(values[i - 1]) && !Number.isFinite(values[i + 1]);
  return values.some((_, i) => alone(i)) ? values.map((_, i) => (alone(i) ? size : 0)) : 0;
}

const solid = token => ({ borderColor: colour(token), backgroundColor: colour(token) });
const finite = value => (Number.isFinite(value) ? value : NaN);
const lowest = values => values.reduce((a, b) => Math.min(a, b));
const highest = values => values.reduce((a, b) => Math.max(a, b));

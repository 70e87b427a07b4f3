import { xColumn } from './axis.js';
import { colour } from './colour.js';
import { eachColumn, span, thin } from './thin.js';

/** Columns of a row of the history; the fourth is for the time axis alone, as axis.js has it. */
export const [UPDATE, EPOCH, EXAMPLES, TRAIN, TEST, BATCH_MIN, BATCH_MAX, RATE, NORM] = [0, 1, 2, 4, 5, 6, 7, 8, 9];
export const COLUMNS = 10;

/** Dashes of the curves of other runs, by place: with them curves differ without their colours too. */
export const DASHES = [[7, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 2, 1, 2, 1, 2], [1, 3]];

/** A dot at the very start may stand over the axis. */
export const CLIP = { left: 4, right: 4, top: 0, bottom: 0 };

/** What the chart draws of a table of rows: exact values, thinned to the pixels there are. */
export function curves(rows, unit, range, pixels) {
  const x = xColumn(unit);
  const steps = thin(rows, x, [RATE], range, pixels);
  return {
    ...losses(rows, unit, range, pixels), band: band(rows, x, range, pixels),
    rate: corners(steps.map(row => ({ x: rows.get(row, x), y: finite(rows.get(row, RATE)) }))),
  };
}

/** The same line without what lies within a level part of it: a rate is constant for thousands of rows. */
function corners(line) {
  return line.filter(({ y }, i) => !(line[i - 1]?.y === y && line[i + 1]?.y === y));
}

/** Only the two losses of it. */
export function losses(rows, unit, range, pixels) {
  const x = xColumn(unit);
  const kept = thin(rows, x, [TRAIN, TEST], range, pixels);
  const pick = column => kept.map(row => rows.get(row, column));
  return { x: pick(x), train: pick(TRAIN), test: pick(TEST) };
}

/**
 * Data sets of the upper chart, the topmost first.
 *
 * @param raw what is not smoothed, drawn faint behind; null where nothing is smoothed
 * @param others {slot, x, train} of other runs
 * @param hidden keys that the legend has switched off
 */
export function lossSets({ drawn, raw, others, loss: axis, hidden }) {
  const line = (key, values, xs, style) => {
    const shown = hidden.has(key) ? [] : values ?? [];
    return { clip: CLIP, data: points(xs ?? [], shown, axis), pointRadius: dots(shown), borderDash: [], borderWidth: 1.6, ...style };
  };
  const pale = token => ({ borderColor: colour(token), backgroundColor: colour(token), borderWidth: 1 });
  return [
    line('train', drawn.train, drawn.x, solid('--dh-train')),
    line('test', drawn.test, drawn.x, { ...solid('--dh-test'), borderDash: [5, 3] }),
    line('train', raw?.train, raw?.x, pale('--dh-train-raw')),
    line('test', raw?.test, raw?.x, pale('--dh-test-raw')),
    ...others.map(each => line(each.key, each.train, each.x, { ...solid('--dh-run-' + each.slot), borderDash: DASHES[each.slot] })),
  ];
}

export function rateSets(drawn) {
  return [{ data: drawn.rate, pointRadius: dots(drawn.rate.map(p => p.y)), stepped: 'before', clip: CLIP, ...solid('--dh-rate') }];
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

/** The last row that is not after an x, or the first: what holds there, as the heat map has it. */
export function holding(rows, column, x) {
  const near = nearest(rows, column, x);
  return near > 0 && rows.get(near, column) > x ? near - 1 : near;
}

/** The x of the row so many rows further than the one at an x; null without rows. */
export function further(rows, column, x, by) {
  if (!rows.length) {
    return null;
  }
  const last = rows.length - 1;
  const step = Math.sign(by);
  let row = Math.min(Math.max(nearest(rows, column, x) + by, 0), last);
  while (rows.get(row, column) === x && row + step >= 0 && row + step <= last) {
    row += step; // several rows may have the same x
  }
  return rows.get(row, column);
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
function points(xs, values, axis) {
  const floor = axis.log ? axis.min / 10 : axis.min - (axis.max - axis.min);
  const ceiling = axis.log ? axis.max * 10 : axis.max + (axis.max - axis.min);
  return xs.map((x, i) => {
    const impossible = !Number.isFinite(values[i]) || (axis.log && values[i] <= 0);
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

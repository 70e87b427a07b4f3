import { short, whole } from './numbers.js';

/** The loss chart, the learning rate and the gradient timeline are read one under another: same paddings, same range. */
export const LEFT = 56;
export const RIGHT = 14;

const COLUMN = { updates: 0, epochs: 1, examples: 2, cpu: 3 };
const FEWEST_UPDATES = 8;
const MOST_TICKS = 200;

/** Which column of a history row [update, epoch, examples, CPU seconds, …] is on the x axis. */
export const xColumn = unit => COLUMN[unit] ?? COLUMN.examples;

/** From 0 to one update after the last row (`end`), so that this row has a width; at first room for a few updates. */
export function xRange(rows, unit) {
  const last = rows.length - 1;
  if (last < 0) {
    return { min: 0, max: FEWEST_UPDATES, end: 0 };
  }
  const updates = rows.get(last, 0);
  const one = (updates > 0 && rows.get(last, xColumn(unit)) / updates) || 1;
  return { min: 0, max: Math.max(updates + 1, FEWEST_UPDATES) * one, end: (updates + 1) * one };
}

/** Round values between min and max, about `count` of them. */
export function ticks(min, max, count) {
  const step = niceStep((max - min) / Math.max(1, count));
  const [first, last] = [Math.ceil(min / step - 1e-9), Math.floor(max / step + 1e-9)];
  const places = Number.isFinite(last - first) ? Math.min(MOST_TICKS, Math.max(0, last - first + 1)) : 0;
  return Array.from({ length: places }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

export function niceStep(rough) {
  if (!(rough > 0) || !Number.isFinite(rough)) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = (power === 1 ? [1, 2, 5, 10] : [1, 2, 2.5, 5, 10]).find(f => f * power >= rough * (1 - 1e-9));
  return factor * power;
}

export const tickText = value => (Math.abs(value) >= 1000 && Math.abs(value) < 1e9 ? whole(value) : short(value));

/** Without those at the right end whose words would not fit. */
export function xTicks(range, width) {
  const pixels = width / (range.max - range.min);
  const fits = value => (range.max - value) * pixels + RIGHT > tickText(value).length * 3.6;
  return ticks(range.min, range.max, Math.max(2, Math.floor(width / 90))).filter(fits);
}

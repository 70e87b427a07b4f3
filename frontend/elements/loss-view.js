import { xColumn, xRange } from './axis.js';
import { curves, EPOCH, losses, nearest, RATE, TRAIN, UPDATE } from './loss-data.js';
import { lossAxis, rateAxis } from './loss-options.js';
import { smoothed } from './smooth.js';
import { span, within } from './thin.js';

/** Lines of epochs that lie closer are none. */
const EPOCH_PIXELS = 18;

/**
 * What follows from rows, frame and choices alone: ranges, axes, thinned curves.
 *
 * @param others {key, slot, rows} of the runs beside
 * @param choices {hidden: Set, smoothing}
 * @param zoom which part of the axis is shown
 */
export function lossView({ rows, others, frame, words, width, choices, zoom }) {
  const { xUnit: unit, logLoss: log = false } = frame;
  const chance = Number.isFinite(frame.chance) ? frame.chance : null;
  const whole = xRange(rows, unit);
  const range = zoom.range(whole, unit + ' ' + Math.floor((frame.generation ?? 0) / 1000));
  const pixels = Math.ceil(width);
  const { smoothing, hidden } = choices;
  const smooth = each => smoothed(each, smoothing);
  const view = {
    range, width, chance, words, hidden,
    drawn: curves(smooth(rows), unit, range, pixels),
    raw: smoothing > 0 ? losses(rows, unit, range, pixels) : null,
    others: others.map(({ key, slot, rows: its }) => ({ key, slot, ...losses(smooth(its), unit, range, pixels) })),
    brokenAt: place(rows, unit, frame.nonFiniteAt),
    momentAt: place(rows, unit, frame.at),
    epochs: epochLines(rows, unit, range, width),
    titles: { x: words.x?.[unit ?? 'examples'], loss: words.loss, rate: words.learningRate },
  };
  const first = rows.length ? rows.get(0, TRAIN) : NaN;
  const shown = within(rows, xColumn(unit), range);
  view.loss = lossAxis(shownSpan(view, log), log, chance, Number.isFinite(first) ? first : null);
  view.rate = rateAxis(span(rows, [RATE], shown.start, shown.end));
  return view;
}

function place(rows, unit, update) {
  return update === null || update === undefined || !rows.length ? null : rows.get(nearest(rows, UPDATE, update), xColumn(unit));
}

/** Where epochs begin, by the x axis; none where they would lie too close. */
function epochLines(rows, unit, range, width) {
  const { start, end } = within(rows, xColumn(unit), range);
  if (end - start < 2) {
    return [];
  }
  const [from, to] = [Math.ceil(rows.get(start, EPOCH)), Math.floor(rows.get(end - 1, EPOCH))];
  if (!(to - from >= 0) || (to - from) * EPOCH_PIXELS > width) {
    return [];
  }
  return Array.from({ length: to - from + 1 }, (_, i) => between(rows, from + i, xColumn(unit))).filter(x => x > 0);
}

/** The x at an epoch, between the two rows around it. */
function between(rows, epoch, x) {
  const near = nearest(rows, EPOCH, epoch);
  const [low, high] = rows.get(near, EPOCH) <= epoch ? [near, near + 1] : [near - 1, near];
  if (low < 0 || high >= rows.length) {
    return rows.get(near, x);
  }
  const share = (epoch - rows.get(low, EPOCH)) / (rows.get(high, EPOCH) - rows.get(low, EPOCH) || 1);
  return rows.get(low, x) + share * (rows.get(high, x) - rows.get(low, x));
}

/** Limits of everything the upper chart must show within a range; on a log axis only what is positive. */
function shownSpan({ drawn, raw, others, range, chance, hidden }, log) {
  const inside = ({ x }, values) => values.filter((_, i) => x[i] >= range.min && x[i] <= range.max);
  const of = (key, curve) => (curve && !hidden.has(key) ? inside(curve, curve[key]) : []);
  const values = [
    ...[drawn, raw].flatMap(curve => [...of('train', curve), ...of('test', curve)]),
    ...others.filter(each => !hidden.has(each.key)).flatMap(each => inside(each, each.train)), ...(chance === null ? [] : [chance]),
  ];
  const usable = values.filter(v => Number.isFinite(v) && (!log || v > 0));
  return usable.length ? { min: usable.reduce((a, b) => Math.min(a, b)), max: usable.reduce((a, b) => Math.max(a, b)) } : null;
}

import { ticks, tickText } from './axis.js';
import { colour, font } from './colour.js';
import { powerOfTen } from './numbers.js';

/** A plot whose y axis is logarithmic; all y are given as powers of ten. */
const [LEFT, RIGHT, TOP, BOTTOM] = [38, 8, 8, 32];
const MOST_MARKS = 6;

/** A box inside a canvas, and where values are in it; `low` and `high` are whole powers. */
export function logPlot(width, height, { low, high, xMin, xMax }) {
  const box = { x: LEFT, y: TOP, width: width - LEFT - RIGHT, height: height - TOP - BOTTOM };
  return {
    box, low, high, xMin, xMax,
    x: value => box.x + (value - xMin) / ((xMax - xMin) || 1) * box.width,
    y: power => box.y + (high - Math.min(high, Math.max(low, power))) / (high - low) * box.height,
  };
}

/** Whole powers around these, at least two decades apart. */
export function decades(powers) {
  const finite = powers.filter(Number.isFinite);
  const low = finite.length > 0 ? Math.floor(Math.min(...finite)) : -1;
  const high = finite.length > 0 ? Math.ceil(Math.max(...finite)) : 1;
  return high - low >= 2 ? { low, high } : { low: low - (high === low ? 1 : 0), high: Math.max(high, low + (high === low ? 1 : 2)) };
}

export function drawFrame(context, plot, xName) {
  const { box, low, high, xMin, xMax } = plot;
  context.fillStyle = colour('--dh-plot');
  context.fillRect(box.x, box.y, box.width, box.height);
  context.font = font(10);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  const every = Math.max(1, Math.ceil((high - low) / MOST_MARKS));
  for (let power = high; power >= low; power -= every) {
    context.fillStyle = colour('--dh-grid');
    context.fillRect(box.x, plot.y(power) - 0.5, box.width, 1);
    context.fillStyle = colour('--dh-ink-2');
    context.fillText(power === 0 ? '1' : powerOfTen(power), box.x - 5, plot.y(power));
  }
  context.strokeStyle = colour('--dh-line');
  context.strokeRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  ticks(xMin, xMax, Math.max(2, Math.floor(box.width / 60))).forEach(value =>
    context.fillText(tickText(value), plot.x(value), box.y + box.height + 4));
  context.fillText(xName ?? '', box.x + box.width / 2, box.y + box.height + 18);
}

/** A line through points [x, power]; what has no power leaves a gap. */
export function drawLine(context, plot, points, name, dash = [], width = 2) {
  context.save();
  context.strokeStyle = context.fillStyle = colour(name);
  context.lineWidth = width;
  context.setLineDash(dash);
  context.beginPath();
  let open = false;
  points.forEach(([x, power], i) => {
    if (!Number.isFinite(power)) {
      open = false;
      return;
    }
    context[open ? 'lineTo' : 'moveTo'](plot.x(x), plot.y(power));
    if (!open && !Number.isFinite(points[i + 1]?.[1])) {
      context.fillRect(plot.x(x) - 1.5, plot.y(power) - 1.5, 3, 3);
    }
    open = true;
  });
  context.stroke();
  context.restore();
}

import { colour, font } from './colour.js';

const MOST_LAYERS = 3;
const BOX = 22;
const WIDEST = 340;
const SHARE = 0.46;
const LEAST = 190;

/** Room for the unrolled picture beside a network that reads sequences; 0 for any other. */
export function roomForTime(spec, width) {
  return spec.steps > 1 ? Math.max(LEAST, Math.min(WIDEST, width * SHARE)) : 0;
}

/** Moments that are drawn: the first ones and the last; null stands for those between. */
export function moments(steps, places) {
  if (steps <= places) {
    return Array.from({ length: steps }, (_, i) => i + 1);
  }
  return [...Array.from({ length: places - 2 }, (_, i) => i + 1), null, steps];
}

/**
 * The recurrent layers unrolled over time: each moment reads its input from below and the state of the moment before
 * from the left; the answer leaves at the top, at the end or at every moment.
 */
export function drawUnrolled(context, { left, width, top, bottom }, { steps, everyStep, layers }) {
  const recurrent = layers.filter(layer => layer.recurrent).slice(0, MOST_LAYERS);
  const shown = moments(steps, width > 260 ? 5 : 4);
  const gap = (width - 30) / shown.length;
  const x = i => left + 20 + gap * (i + 0.5);
  const rise = Math.min(56, (bottom - top - 44) / Math.max(1, recurrent.length));
  const foot = Math.min(bottom, (top + bottom) / 2 + (rise * (recurrent.length - 1) + 90) / 2);
  const y = row => foot - 44 - rise * row;
  shown.forEach((moment, i) => {
    if (moment === null) {
      write(context, '…', x(i), y(0), '--dh-ink-2', 600);
    } else {
      drawMoment(context, { moment, x: x(i), y, rows: recurrent, rise, bottom: foot, answers: everyStep || moment === steps });
    }
  });
  recurrent.forEach((_, row) => shown.slice(1).forEach((_, i) => {
    arrow(context, x(i) + BOX / 2 + 2, y(row), x(i + 1) - BOX / 2 - 3, y(row), '--dh-accent', 1.8);
  }));
}

function drawMoment(context, { moment, x, y, rows, bottom, rise, answers }) {
  write(context, 'x' + subscript(moment), x, bottom - 6, '--dh-ink-2');
  arrow(context, x, bottom - 15, x, y(0) + BOX / 2 + 3, '--dh-ink-3', 1.2);
  rows.forEach((_, row) => {
    context.fillStyle = colour('--dh-surface');
    context.strokeStyle = colour('--dh-ink-2');
    context.lineWidth = 1.3;
    context.beginPath();
    context.roundRect(x - BOX / 2, y(row) - BOX / 2, BOX, BOX, 6);
    context.fill();
    context.stroke();
    write(context, 'h' + subscript(moment), x, y(row), '--dh-ink', 600);
    if (row < rows.length - 1) {
      arrow(context, x, y(row) - BOX / 2 - 2, x, y(row) - rise + BOX / 2 + 3, '--dh-ink-3', 1.2);
    }
  });
  if (answers) {
    const above = y(rows.length - 1) - BOX / 2;
    arrow(context, x, above - 2, x, above - 17, '--dh-ink-3', 1.2);
    write(context, 'ŷ', x, above - 25, '--dh-ink', 600);
  }
}

function subscript(number) {
  return [...String(number)].map(digit => '₀₁₂₃₄₅₆₇₈₉'[digit]).join('');
}

function write(context, text, x, y, ink, weight = 400) {
  context.font = font(11, weight);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colour(ink);
  context.fillText(text, x, y);
}

function arrow(context, x1, y1, x2, y2, ink, width) {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  context.strokeStyle = colour(ink);
  context.fillStyle = colour(ink);
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
  context.beginPath();
  context.moveTo(x2, y2);
  context.lineTo(x2 - 6 * Math.cos(angle - 0.5), y2 - 6 * Math.sin(angle - 0.5));
  context.lineTo(x2 - 6 * Math.cos(angle + 0.5), y2 - 6 * Math.sin(angle + 0.5));
  context.fill();
}

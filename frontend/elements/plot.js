import { ticks, tickText } from './axis.js';
import { colour, font } from './colour.js';

/** A square plot area inside a square canvas: as much room at the left as below, so that nothing depends on digits. */
export const GUTTER = 40;
const EDGE = 6;

export function squareBox(side) {
  return { x: GUTTER, y: EDGE, width: side - GUTTER - EDGE, height: side - GUTTER - EDGE };
}

/** Maps values to places in the box. */
export function placing(box, { xMin, xMax, yMin, yMax }) {
  return {
    x: value => box.x + (value - xMin) / ((xMax - xMin) || 1) * box.width,
    y: value => box.y + box.height - (value - yMin) / ((yMax - yMin) || 1) * box.height,
  };
}

export function drawAxes(context, box, limits, xName, yName) {
  const at = placing(box, limits);
  context.strokeStyle = colour('--dh-line');
  context.lineWidth = 1;
  context.strokeRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1);
  context.font = font(11);
  context.fillStyle = colour('--dh-ink-2');
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const base = box.y + box.height;
  inner(limits.xMin, limits.xMax).forEach(value => context.fillText(tickText(value), at.x(value), base + 5));
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  inner(limits.yMin, limits.yMax).forEach(value => context.fillText(tickText(value), box.x - 5, at.y(value)));
  names(context, box, xName, yName);
}

/** Only what is not at the very edge, where it would touch the other axis' words. */
function inner(min, max) {
  const margin = (max - min) * 0.04;
  return ticks(min + margin, max - margin, 4);
}

function names(context, box, xName, yName) {
  context.font = font(11, 600);
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(xName ?? '', box.x + box.width / 2, box.y + box.height + GUTTER - 4, box.width);
  context.save();
  context.translate(2, box.y + box.height / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'top';
  context.fillText(yName ?? '', 0, 0, box.height);
  context.restore();
}

/** A dot with an outline that separates it from any background; hollow for what was not trained on. */
export function drawDot(context, x, y, ink, hollow, size = 3.2) {
  context.beginPath();
  context.arc(x, y, size, 0, 7);
  if (hollow) {
    context.fillStyle = colour('--dh-dot-edge');
    context.fill();
    context.lineWidth = 1.6;
    context.strokeStyle = ink;
  } else {
    context.fillStyle = ink;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = colour('--dh-dot-edge');
  }
  context.stroke();
}

export function drawRing(context, x, y) {
  for (const [width, token] of [[3.5, '--dh-dot-edge'], [1.8, '--dh-ink']]) {
    context.beginPath();
    context.arc(x, y, 6, 0, 7);
    context.lineWidth = width;
    context.strokeStyle = colour(token);
    context.stroke();
  }
}

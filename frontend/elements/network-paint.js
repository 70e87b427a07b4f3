import { fitCanvas, hatch } from './canvas.js';
import { bytes } from './codec.js';
import { colour, css, font, magnitude } from './colour.js';
import { magnitudeShare } from './heat.js';
import { BROKEN, share } from './matrix.js';
import { FOOT } from './network-layout.js';
import { drawUnits } from './network-units.js';
import { short } from './numbers.js';

const MOST_EDGES = 200;
/** Of all layers together, so that a frame is drawn in time. */
const MOST_OF_ALL = 900;
const FEW_EDGES = 64;
const BAR = { width: 46, height: 6 };

export function drawNetwork(canvas, place, spec, frame, chosen, units) {
  const context = fitCanvas(canvas, place.width, place.height);
  const most = Math.min(MOST_EDGES, Math.ceil(MOST_OF_ALL / (place.columns.length - 1)));
  place.edges = place.columns.slice(1).map((column, i) => drawEdges(context, place.columns[i], column, frame?.weights?.[i], most));
  drawChosen(context, place.columns, chosen);
  place.columns.forEach((column, i) => drawNodes(context, column, units?.[i - 1], spec.maps));
  drawChosenUnit(context, place.columns[chosen?.layer], chosen);
  drawNames(context, place, spec.inputs);
  place.columns.slice(1).forEach((column, i) => drawThermometer(context, place, column.x, frame?.signal?.[i], frame?.marked?.includes(i + 1)));
}

export function widthOfNames(canvas, names) {
  const context = canvas.getContext('2d');
  context.font = font(11);
  return names.reduce((widest, name) => Math.max(widest, context.measureText(name ?? '').width), 0);
}

/** The strongest edges last, so that they lie on top; without weights all alike and faint; finer where there are many. Those drawn. */
function drawEdges(context, from, to, weights, most) {
  const edges = weights ? strongest(from, to, weights, most) : plain(from, to);
  const fine = Math.min(1, Math.sqrt(FEW_EDGES / (from.shown * to.shown)));
  for (const { a, b, size, ink } of edges) {
    context.globalAlpha = (0.12 + 0.88 * size) * Math.min(1, 0.3 + fine);
    context.lineWidth = 0.5 + (0.1 + 2.5 * size) * fine;
    context.strokeStyle = colour(ink);
    strokeEdge(context, from, to, a, b);
  }
  context.globalAlpha = 1;
  return edges;
}

function strokeEdge(context, from, to, a, b) {
  const [start, end] = [from.xs[a] + from.radius, to.xs[b] - to.radius];
  const bend = (end - start) / 2;
  context.beginPath();
  context.moveTo(start, from.ys[a]);
  context.bezierCurveTo(start + bend, from.ys[a], end - bend, to.ys[b], end, to.ys[b]);
  context.stroke();
}

/** The weight that is looked at, as a line in ink. */
function drawChosen(context, columns, chosen) {
  const [from, to] = [columns[chosen?.layer - 1], columns[chosen?.layer]];
  if (from && to && chosen.row < to.shown && chosen.column < from.shown && chosen.row >= 0 && chosen.column >= 0) {
    context.lineWidth = 2;
    context.strokeStyle = colour('--dh-ink');
    context.setLineDash([6, 3]);
    strokeEdge(context, from, to, chosen.column, chosen.row);
    context.setLineDash([]);
  }
}

/** The unit whose bias is looked at, in a ring of ink. */
function drawChosenUnit(context, column, chosen) {
  if (column && chosen.column < 0 && chosen.row >= 0 && chosen.row < column.shown) {
    const away = column.radius + 2.5;
    context.lineWidth = 2;
    context.strokeStyle = colour('--dh-ink');
    context.beginPath();
    context.roundRect(column.xs[chosen.row] - away, column.ys[chosen.row] - away, 2 * away, 2 * away, 5);
    context.stroke();
  }
}

function strongest(from, to, { cols, data }, most) {
  const codes = bytes(data);
  const edges = [];
  for (let b = 0; b < to.shown; b++) {
    for (let a = 0; a < from.shown; a++) {
      const code = codes[b * cols + a];
      const value = code === BROKEN ? 0.4 : share(code);
      edges.push({ a, b, size: Math.abs(value), ink: code === BROKEN ? '--dh-hatch' : value < 0 ? '--dh-negative' : '--dh-positive' });
    }
  }
  return edges.filter(edge => edge.size > 0.02).sort((e, f) => e.size - f.size).slice(-most);
}

function plain(from, to) {
  return to.ys.flatMap((_, b) => from.ys.map((_, a) => ({ a, b, size: 0.1, ink: '--dh-ink-3' })));
}

function drawNodes(context, column, map, kind) {
  const { x, xs, ys, radius, more, moreY } = column;
  context.fillStyle = colour('--dh-surface');
  context.strokeStyle = colour('--dh-ink-2');
  context.lineWidth = 1.3;
  ys.slice(drawUnits(context, column, map, kind)).forEach((y, i, rest) => {
    context.beginPath();
    context.arc(xs[i + ys.length - rest.length], y, radius, 0, 7);
    context.fill();
    context.stroke();
  });
  if (more > 0) {
    context.font = font(11, 600);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = colour('--dh-ink-2');
    context.fillText('+' + more, x, moreY);
  }
}

function drawNames(context, { columns: [inputs] }, names) {
  context.font = font(11);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillStyle = colour('--dh-ink-2');
  const room = inputs.x - inputs.reach - 6;
  const every = Math.ceil(11 / inputs.gap);
  inputs.ys.forEach((y, i) => i % every === 0 && context.fillText(shortened(context, names[i], room), inputs.x - inputs.reach - 4, y));
}

/** Points at the bar of a layer that a verdict is about. */
function drawMark(context, x, y) {
  context.fillStyle = colour('--dh-warn');
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - 5, y - 7);
  context.lineTo(x + 5, y - 7);
  context.fill();
}

/** A bar on the same log scale and in the same colours as the heat map, with its number below. */
function drawThermometer(context, { height, column }, x, value, marked) {
  const width = Math.min(BAR.width, column - 8);
  const [left, top] = [x - width / 2, height - FOOT + 8];
  context.fillStyle = colour('--dh-track');
  context.fillRect(left, top, width, BAR.height);
  if (marked) {
    drawMark(context, x, top - 3);
  }
  if (value === undefined) {
    return;
  }
  const filled = magnitudeShare(value);
  if (filled === null) {
    context.fillStyle = hatch(context);
    context.fillRect(left, top, width, BAR.height);
  } else {
    context.fillStyle = value === 0 ? colour('--dh-zero') : css(magnitude(filled));
    context.fillRect(left, top, Math.max(2, width * filled), BAR.height);
  }
  context.strokeStyle = colour('--dh-line-strong');
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, width + 1, BAR.height + 1);
  context.font = font(11);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillStyle = colour('--dh-ink-2');
  context.fillText(value === null ? 'NaN' : short(value), x, top + BAR.height + 4);
}

function shortened(context, text = '', room) {
  let kept = text;
  while (kept.length > 1 && context.measureText(kept).width > room) {
    kept = kept.slice(0, -2) + '…';
  }
  return kept;
}

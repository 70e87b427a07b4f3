import { drawCells, hatchCells } from './canvas.js';
import { cellClasses, cellCodes, float32, float64 } from './codec.js';
import { cached, colour, css, diverging, mix, rgb } from './colour.js';
import { BROKEN, drawMatrix } from './matrix.js';
import { drawAxes, drawDot, drawRing, placing } from './plot.js';

/** The pictures of what a network gives: each draws into a square box. `model` is what output-map has decoded. */
export function drawPlane(context, box, model) {
  const { data, frame, points } = model;
  if (frame?.grid && frame.size > 0) {
    drawLayer(context, box, 'answers', [frame.grid, frame.winner, frame.size, data.classes, model.discrete], layer => drawAnswers(layer, box, model));
  }
  drawAxes(context, box, data, data.xName, data.yName);
  drawPoints(context, box, model, i => pointInk(points[i * 4 + 2], model), 1);
}

function drawAnswers(context, box, model) {
  const { frame } = model;
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.globalAlpha = 0.8;
  frame.winner ? drawWinners(context, box, frame, model.discrete)
    : drawMatrix(context, classCodes(cellCodes(frame.grid), model), frame.size, frame.size, box, !model.discrete);
}

export function drawCurve(context, box, model) {
  const { data, frame } = model;
  drawAxes(context, box, data, data.xName, data.yName);
  drawPoints(context, box, model, () => colour('--dh-ink-3'), 1);
  if (frame?.curve) {
    drawLine(context, box, placing(box, data), float64(frame.curve));
    drawArrow(context, box, beyond(data, frame));
  }
}

/** 'above' or 'below' where the whole curve or forecast lies there, out of the picture; else null. */
export function beyond({ yMin, yMax }, frame) {
  const heights = (frame?.ahead ? float32(frame.ahead) : float64(frame?.curve)).filter((_, i) => i % 2 === 1);
  return !heights.length ? null : heights.every(y => y > yMax) ? 'above' : heights.every(y => y < yMin) ? 'below' : null;
}

function drawArrow(context, box, where) {
  if (where) {
    const [x, tip, back] = [box.x + box.width / 2, where === 'above' ? box.y + 5 : box.y + box.height - 5, where === 'above' ? 11 : -11];
    context.fillStyle = colour('--dh-train');
    context.beginPath();
    context.moveTo(x, tip);
    context.lineTo(x - 8, tip + back);
    context.lineTo(x + 8, tip + back);
    context.fill();
  }
}

/** A series: dots for what was known and what came after; dashed what is said to the true numbers, step by step; a line for what is said to its own answers. */
export function drawForecast(context, box, model) {
  const { data, points, frame } = model;
  const at = placing(box, data);
  drawAxes(context, box, data, data.xName, data.yName);
  clipped(context, box, () => {
    context.fillStyle = colour('--dh-line');
    context.fillRect(Math.round(at.x(0)), box.y, 1, box.height);
  });
  drawPoints(context, box, { ...model, data: { ...data, showTest: true }, frame: null }, () => colour('--dh-ink-3'), 1);
  const ahead = float32(frame?.ahead);
  if (ahead.length) {
    const last = points[4 * (-data.xMin - 1) + 1]; // of as many known ones as lie left of now
    drawLine(context, box, at, [0, last, ...steps(ahead, 0)], [4, 3], [[3, '--dh-surface'], [1.4, '--dh-train']]);
    drawLine(context, box, at, [0, last, ...steps(ahead, 1)]);
    drawArrow(context, box, beyond(data, frame));
  }
}

/** Step and value, one after the other, of what is said step by step (0) or alone (1). */
function steps(ahead, which) {
  return Array.from(ahead, (value, i) => (i % 2 ? ahead[i - 1 + which] : i / 2 + 1));
}

/** Predicted over true values, rings around the current batch; where they agree they lie on the diagonal. */
export function drawScatter(context, box, model) {
  const { data, frame } = model;
  const at = placing(box, data);
  drawAxes(context, box, data, data.xName, data.yName);
  clipped(context, box, () => {
    context.strokeStyle = colour('--dh-chance');
    context.lineWidth = 1.2;
    context.setLineDash([4, 3]);
    context.beginPath();
    const ends = [Math.max(data.xMin, data.yMin), Math.min(data.xMax, data.yMax)];
    context.moveTo(at.x(ends[0]), at.y(ends[0]));
    context.lineTo(at.x(ends[1]), at.y(ends[1]));
    context.stroke();
    context.setLineDash([]);
    const pairs = float32(frame?.pairs);
    for (let i = 0; i + 2 < pairs.length; i += 3) {
      if (Number.isFinite(pairs[i + 1]) && (pairs[i + 2] === 0 || data.showTest)) {
        drawDot(context, at.x(pairs[i]), at.y(pairs[i + 1]), colour('--dh-train'), pairs[i + 2] === 1, 3);
      }
    }
    // Training rows come first, in their own order.
    (frame?.batch ?? []).map(row => row * 3).filter(i => pairs[i + 2] === 0 && Number.isFinite(pairs[i + 1]))
      .forEach(i => drawRing(context, at.x(pairs[i]), at.y(pairs[i + 1])));
  });
}

/** The side of the border that a code is on, where only that is wanted. */
function classCodes(codes, { data, discrete }) {
  return discrete && data.classes?.length ? codes.map(code => (code === BROKEN ? code : code < 127 ? 40 : 214)) : codes;
}

function drawWinners(context, box, { grid, winner, size }, discrete) {
  const [sure, classes] = [cellCodes(grid), cellClasses(winner)];
  const confidence = discrete ? sure.map(code => (code === BROKEN ? code : 190)) : sure;
  const shades = cached('winners', () => Array.from({ length: 10 }, (_, k) =>
    Array.from({ length: 256 }, (_, c) => mix(rgb('--dh-neutral'), rgb('--dh-class-' + k), 0.1 + 0.8 * c / 254))));
  drawCells(context, size, size, i => (confidence[i] === BROKEN ? null : shades[classes[i]][confidence[i]]), box);
  hatchCells(context, size, size, i => confidence[i] === BROKEN, box);
}

/** A line with gaps where it is not finite; far outside values are held just outside the box. */
function drawLine(context, box, at, pairs, dash = [], strokes = [[5, '--dh-surface'], [2.4, '--dh-train']]) {
  clipped(context, box, () => {
    context.setLineDash(dash);
    for (const [width, token] of strokes) {
      context.beginPath();
      let drawing = false;
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        const y = Math.min(Math.max(at.y(pairs[i + 1]), -1e4), 1e4);
        if (Number.isFinite(y)) {
          drawing ? context.lineTo(at.x(pairs[i]), y) : context.moveTo(at.x(pairs[i]), y);
        }
        drawing = Number.isFinite(y);
      }
      context.lineJoin = 'round';
      context.lineWidth = width;
      context.strokeStyle = colour(token);
      context.stroke();
    }
  });
}

/** Test points first (if they are wanted), then training points, then rings around the current batch. */
function drawPoints(context, box, model, inkOf, outside) {
  const { data, frame, points } = model;
  const at = placing(box, data);
  clipped(context, { x: box.x - outside, y: box.y - outside, width: box.width + 2 * outside, height: box.height + 2 * outside }, () => {
    const limits = [data.xMin, data.xMax, data.yMin, data.yMax];
    drawLayer(context, box, 'dots', [points, data.showTest, data.classes, ...limits], layer => drawDots(layer, at, data, points, inkOf));
    (frame?.batch ?? []).filter(i => i * 4 < points.length).forEach(i => drawRing(context, at.x(points[i * 4]), at.y(points[i * 4 + 1])));
  });
}

const layers = new WeakMap();

/** What is the same in many frames, and dear to draw, is kept as a picture as long as nothing changes of what it is drawn `from`. */
function drawLayer(context, box, name, from, draw) {
  const ratio = context.getTransform().a;
  const colours = cached('layers', () => ({})); // another one after the colours have changed
  const wanted = [ratio, box.x, box.y, box.width, box.height, colours, ...from];
  const all = layers.get(context.canvas) ?? {};
  layers.set(context.canvas, all);
  if (!all[name]?.wanted.every((each, i) => each === wanted[i])) {
    const picture = sized(all[name]?.picture, Math.ceil((box.x + box.width + 2) * ratio), Math.ceil((box.y + box.height + 2) * ratio));
    const layer = picture.getContext('2d');
    layer.save();
    layer.scale(ratio, ratio);
    draw(layer);
    layer.restore();
    all[name] = { wanted, picture };
  }
  const { picture } = all[name];
  context.drawImage(picture, 0, 0, picture.width / ratio, picture.height / ratio);
}

/** The same canvas, empty, if it has this size; a new one is dear. */
function sized(canvas, width, height) {
  if (canvas?.width !== width || canvas.height !== height) {
    return new OffscreenCanvas(width, height);
  }
  canvas.getContext('2d').clearRect(0, 0, width, height);
  return canvas;
}

function drawDots(context, at, data, points, inkOf) {
  const count = points.length / 4;
  const size = count > 500 ? 2.4 : 3.2;
  for (const split of data.showTest ? [1, 0] : [0]) {
    for (let i = 0; i < count; i++) {
      if (points[i * 4 + 3] === split) {
        drawDot(context, at.x(points[i * 4]), at.y(points[i * 4 + 1]), inkOf(i), split === 1, size);
      }
    }
  }
}

function pointInk(target, { data, targets }) {
  const names = data.classes ?? [];
  if (names.length > 2) {
    return colour('--dh-class-' + (target % 10));
  }
  if (names.length === 2) {
    return colour(target > 0 ? '--dh-positive-ink' : '--dh-negative-ink');
  }
  return css(diverging((target - targets.min) / ((targets.max - targets.min) || 1) * 2 - 1));
}

function clipped(context, box, draw) {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  draw();
  context.restore();
}

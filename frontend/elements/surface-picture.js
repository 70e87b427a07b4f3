import { drawCells } from './canvas.js';
import { float32, float64 } from './codec.js';
import { cached, colour, magnitude } from './colour.js';
import { drawAxes, placing } from './plot.js';

const LEVELS = 14;
const DOTS = 420;

/** A surface from above: heights as colours and contours, the lowest points, and the way that a point took. */
export function drawSurface(context, box, { data, frame }) {
  const { heat, contours } = groundOf(data);
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(heat, box.x, box.y, box.width, box.height);
  const lines = new Path2D();
  lines.addPath(contours, new DOMMatrix([box.width / data.cells, 0, 0, box.height / data.cells, box.x, box.y]));
  context.strokeStyle = colour('--dh-on-dark');
  context.globalAlpha = 0.28;
  context.lineWidth = 1;
  context.stroke(lines);
  context.globalAlpha = 1;
  const at = placing(box, data);
  data.minima.forEach(([x, y]) => drawCross(context, at.x(x), at.y(y)));
  drawWay(context, wayOf(frame, at), box);
  context.restore();
  drawAxes(context, box, data, data.xName, data.yName);
}

/** Where the point began and where it is: {from: [x, y], to: [x, y], inside}; null without a way. */
export function ends(data, frame) {
  const places = float64(frame?.path);
  if (places.length < 2) {
    return null;
  }
  const [x, y] = places.slice(-2);
  const inside = x >= data.xMin && x <= data.xMax && y >= data.yMin && y <= data.yMax;
  return { from: [places[0], places[1]], to: [x, y], inside };
}

/** Colours and contours do not change while a point moves. */
function groundOf(data) {
  const known = cached('surfaces', () => new WeakMap());
  if (!known.has(data)) {
    const shares = float32(data.heights);
    const heat = new OffscreenCanvas(data.cells, data.cells);
    drawCells(heat.getContext('2d'), data.cells, data.cells, i => magnitude(shares[i]), { x: 0, y: 0, width: data.cells, height: data.cells });
    known.set(data, { heat, contours: contoursOf(shares, data.cells) });
  }
  return known.get(data);
}

/** Marching squares between the middles of cells, in units of a cell. */
function contoursOf(shares, cells) {
  const path = new Path2D();
  for (let row = 0; row + 1 < cells; row++) {
    for (let column = 0; column + 1 < cells; column++) {
      const i = row * cells + column;
      const corners = [shares[i], shares[i + 1], shares[i + cells + 1], shares[i + cells]];
      const first = Math.ceil(Math.min(...corners) * LEVELS);
      const last = Math.floor(Math.max(...corners) * LEVELS);
      for (let level = Math.max(1, first); level <= Math.min(LEVELS - 1, last); level++) {
        crossing(path, corners, level / LEVELS, column + 0.5, row + 0.5);
      }
    }
  }
  return path;
}

function crossing(path, [a, b, c, d], level, x, y) {
  const share = (from, to) => (level - from) / (to - from);
  const between = (from, to) => (from < level) !== (to < level);
  const cut = [
    between(a, b) && [x + share(a, b), y], between(b, c) && [x + 1, y + share(b, c)],
    between(d, c) && [x + share(d, c), y + 1], between(a, d) && [x, y + share(a, d)],
  ].filter(Boolean);
  for (let i = 0; i + 1 < cut.length; i += 2) {
    path.moveTo(...cut[i]);
    path.lineTo(...cut[i + 1]);
  }
}

/** Places in pixels; far outside ones would overflow the canvas' own coordinates. */
function wayOf(frame, at) {
  const places = float64(frame?.path);
  const held = value => Math.min(Math.max(value, -1e5), 1e5);
  return Array.from({ length: places.length / 2 }, (_, i) => [held(at.x(places[2 * i])), held(at.y(places[2 * i + 1]))]);
}

/** The way where it begins or ends inside: leaps from outside to outside would cover the whole picture. */
function drawWay(context, way, box) {
  if (!way.length) {
    return;
  }
  const line = new Path2D();
  const inside = way.map(([x, y]) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
  way.forEach(([x, y], i) => (inside[i] || inside[i - 1] ? line.lineTo(x, y) : line.moveTo(x, y)));
  context.lineJoin = 'round';
  stroke(context, line, 3.6, 1.5);
  if (way.length <= DOTS) {
    context.fillStyle = colour('--dh-on-dark');
    way.forEach(([x, y]) => fillCircle(context, x, y, 1.9));
  }
  stroke(context, circle(...way[0], 4.5), 4, 1.8);
  const [x, y] = way.at(-1);
  const shown = [Math.min(Math.max(x, box.x + 7), box.x + box.width - 7), Math.min(Math.max(y, box.y + 7), box.y + box.height - 7)];
  drawNow(context, ...shown);
}

function drawNow(context, x, y) {
  context.fillStyle = colour('--dh-on-light');
  fillCircle(context, x, y, 7);
  context.fillStyle = colour('--dh-on-dark');
  fillCircle(context, x, y, 5.4);
  context.fillStyle = colour('--dh-surface-now');
  fillCircle(context, x, y, 4);
}

function drawCross(context, x, y) {
  const cross = new Path2D();
  for (const [dx, dy] of [[5, 5], [5, -5]]) {
    cross.moveTo(x - dx, y - dy);
    cross.lineTo(x + dx, y + dy);
  }
  stroke(context, cross, 4.6, 2.2);
}

/** Light on dark, so that it is seen on every height. */
function stroke(context, path, outer, inner) {
  for (const [width, token] of [[outer, '--dh-on-light'], [inner, '--dh-on-dark']]) {
    context.lineWidth = width;
    context.strokeStyle = colour(token);
    context.stroke(path);
  }
}

function circle(x, y, radius) {
  const path = new Path2D();
  path.arc(x, y, radius, 0, 7);
  return path;
}

function fillCircle(context, x, y, radius) {
  context.fill(circle(x, y, radius));
}

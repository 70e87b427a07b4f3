import { drawCells } from './canvas.js';
import { bytes } from './codec.js';
import { cached, colour, font, mix, rgb } from './colour.js';
import { short } from './numbers.js';
import { drawAxes, placing } from './plot.js';
import { placeOf } from './race-film.js';

const GAP = 0xffff;
const DOTS = 160;
const DASHES = [[], [9, 4], [2.5, 3.5], [10, 3, 2, 3], [5, 2.5], [14, 5]];
const MARKS = ['circle', 'square', 'triangle', 'diamond', 'plus', 'star'];

export const racerColour = index => colour('--dh-racer-' + index);

/** The surface: shades and contours, the lowest points. */
export function drawGround(context, box, ground) {
  const { heat, lines } = groundOf(ground);
  context.save();
  clip(context, box);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  // The outermost points of the grid lie on the edges of the picture.
  const [w, h] = [box.width / (ground.columns - 1), box.height / (ground.rows - 1)];
  context.drawImage(heat, box.x - w / 2, box.y - h / 2, ground.columns * w, ground.rows * h);
  const fit = new DOMMatrix([w / ground.parts, 0, 0, h / ground.parts, box.x, box.y]);
  for (const { path, main } of lines) {
    const placed = new Path2D();
    placed.addPath(path, fit);
    context.strokeStyle = colour('--dh-contour');
    context.globalAlpha = main ? 0.85 : 0.4;
    context.lineWidth = main ? 1.1 : 0.9;
    context.stroke(placed);
  }
  context.globalAlpha = 1;
  lines.forEach(line => line.main && label(context, box, line, fit));
  const at = placing(box, ground);
  ground.minima.forEach(([x, y]) => drawMinimum(context, at.x(x), at.y(y)));
  context.restore();
  drawAxes(context, box, ground, ground.xName, ground.yName);
}

function groundOf(ground) {
  const known = cached('grounds', () => new WeakMap());
  if (!known.has(ground)) {
    const shades = bytes(ground.shades);
    const [low, high] = [rgb('--dh-ground-low'), rgb('--dh-ground-high')];
    const heat = new OffscreenCanvas(ground.columns, ground.rows);
    drawCells(heat.getContext('2d'), ground.columns, ground.rows, i => mix(low, high, shades[i] / 255), { x: 0, y: 0, width: ground.columns, height: ground.rows });
    known.set(ground, { heat, lines: ground.contours.map(contour) });
  }
  return known.get(ground);
}

/** One level as a path in parts of a cell, and where its number may stand. */
function contour({ height, lines }) {
  const raw = bytes(lines);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const path = new Path2D();
  const main = Math.abs(Math.log10(height) - Math.round(Math.log10(height))) < 1e-6;
  let longest = [];
  let line = [];
  for (let i = 0; i + 3 < raw.length; i += 4) {
    const [x, y] = [view.getUint16(i, true), view.getUint16(i + 2, true)];
    if (x === GAP && y === GAP) {
      longest = line.length > longest.length ? line : longest;
      line = [];
    } else {
      (line.length ? path.lineTo(x, y) : path.moveTo(x, y));
      line.push([x, y]);
    }
  }
  return { path, main, text: short(height), longest };
}

/** The number of a level where its longest line is well inside the picture. */
function label(context, box, { text, longest }, fit) {
  const inside = longest.map(([x, y]) => [fit.e + fit.a * x, fit.f + fit.d * y])
    .filter(([x, y]) => x > box.x + 24 && x < box.x + box.width - 24 && y > box.y + 12 && y < box.y + box.height - 12);
  if (longest.length < 24 || inside.length < 12) {
    return;
  }
  const [x, y] = inside[Math.floor(inside.length * 0.62)];
  context.font = font(10.5, 600);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 3.5;
  context.lineJoin = 'round';
  context.strokeStyle = colour('--dh-ground-halo');
  context.strokeText(text, x, y);
  context.fillStyle = colour('--dh-ink-2');
  context.fillText(text, x, y);
}

function clip(context, box) {
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
}

/** Ways up to an index of the kept updates: those to come are faint. */
export function drawWays(context, box, ground, film, index) {
  const at = placing(box, ground);
  context.save();
  clip(context, box);
  film.racers.forEach((racer, i) => drawWay(context, at, racer, i, index));
  film.racers.forEach((racer, i) => {
    const [x, y] = placeOf(racer, index);
    const inner = 9;
    drawMark(context, i, held(at.x(x), box.x + inner, box.x + box.width - inner), held(at.y(y), box.y + inner, box.y + box.height - inner));
  });
  context.restore();
}

const held = (value, low, high) => Math.min(Math.max(value, low), high);

function drawWay(context, at, racer, i, index) {
  const last = Math.min(index, racer.count - 1);
  const way = new Path2D();
  const spots = [];
  for (let k = 0; k <= last; k++) {
    const [x, y] = placeOf(racer, k);
    // Far outside places would overflow the canvas' own coordinates.
    const spot = [held(at.x(x), -1e5, 1e5), held(at.y(y), -1e5, 1e5)];
    way.lineTo(...spot);
    spots.push(spot);
  }
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = colour('--dh-ground-halo');
  context.lineWidth = 4.4;
  context.globalAlpha = 0.7;
  context.stroke(way);
  context.globalAlpha = 1;
  context.strokeStyle = racerColour(i);
  context.lineWidth = 2;
  context.setLineDash(DASHES[i]);
  context.stroke(way);
  context.setLineDash([]);
  if (spots.length <= DOTS) {
    context.fillStyle = racerColour(i);
    spots.forEach(([x, y]) => {
      context.beginPath();
      context.arc(x, y, 2.1, 0, 7);
      context.fill();
    });
  }
}

/** A racer's own sign, 7 pixels around its middle. */
export function drawMark(context, index, x, y, size = 6.5) {
  const path = markPath(MARKS[index], size);
  const placed = new Path2D();
  placed.addPath(path, new DOMMatrix([1, 0, 0, 1, x, y]));
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = colour('--dh-racer-edge');
  context.lineWidth = 3;
  context.stroke(placed);
  context.fillStyle = racerColour(index);
  context.fill(placed);
}

/** A short piece of its line and its sign, for keys. */
export function drawKey(context, index, width, height) {
  context.strokeStyle = racerColour(index);
  context.lineWidth = 2.2;
  context.setLineDash(DASHES[index]);
  context.beginPath();
  context.moveTo(0, height / 2);
  context.lineTo(width, height / 2);
  context.stroke();
  drawMark(context, index, width / 2, height / 2, 5.5);
}

const corners = (count, radius, turn = 0) => Array.from({ length: count }, (_, i) => {
  const r = radius(i);
  const angle = -Math.PI / 2 + turn + i / count * 2 * Math.PI;
  return [r * Math.cos(angle), r * Math.sin(angle)];
});

function markPath(kind, size) {
  const path = new Path2D();
  if (kind === 'circle') {
    path.arc(0, 0, size * 0.9, 0, 7);
    return path;
  }
  const points = {
    square: () => corners(4, () => size * 1.15, Math.PI / 4),
    triangle: () => corners(3, () => size * 1.2),
    diamond: () => corners(4, () => size * 1.15),
    star: () => corners(10, i => size * (i % 2 ? 0.5 : 1.25)),
    plus: () => [[-2, -6], [2, -6], [2, -2], [6, -2], [6, 2], [2, 2], [2, 6], [-2, 6], [-2, 2], [-6, 2], [-6, -2], [-2, -2]].map(p => p.map(v => v * size / 6)),
  }[kind]();
  points.forEach(point => path.lineTo(...point));
  path.closePath();
  return path;
}

function drawMinimum(context, x, y) {
  const cross = new Path2D();
  for (const [dx, dy] of [[5, 5], [5, -5]]) {
    cross.moveTo(x - dx, y - dy);
    cross.lineTo(x + dx, y + dy);
  }
  for (const [width, token] of [[4.6, '--dh-ground-halo'], [2, '--dh-ink']]) {
    context.lineWidth = width;
    context.strokeStyle = colour(token);
    context.stroke(cross);
  }
}

import { fitCanvas } from './canvas.js';
import { float32 } from './codec.js';
import { cached, colour } from './colour.js';

const EDGE = 5;

const drawn = new WeakMap();

/**
 * Puts the picture of one data set into an image: a canvas for each would be one more layer that the browser puts together
 * anew in every frame of the page. Rows are [x, y, class, mark or grey].
 */
export function drawThumbnail(image, item, width, height) {
  const colours = cached('thumbnails', () => ({})); // another one after the colours have changed
  const wanted = [item, width, height, window.devicePixelRatio, colours];
  if (!drawn.get(image)?.every((each, i) => each === wanted[i])) {
    drawn.set(image, wanted);
    const canvas = document.createElement('canvas');
    paint(fitCanvas(canvas, width, height), item, width, height);
    image.src = canvas.toDataURL();
  }
}

function paint(context, { kind, points }, width, height) {
  const rows = float32(points);
  const place = {
    x: i => EDGE + rows[i] * (width - 2 * EDGE),
    y: i => height - EDGE - rows[i + 1] * (height - 2 * EDGE),
  };
  if (kind === 'pixels') {
    drawPixels(context, rows, place);
  } else if (kind === 'lines' || kind === 'marks') {
    drawLines(context, rows, place, kind === 'marks' ? () => '--dh-train' : classInk(rows));
    if (kind === 'marks') {
      drawDots(context, rows, place, value => (value > 0 ? '--dh-negative' : null), 2);
    }
  } else {
    drawDots(context, rows, place, kind === 'classes' ? classInk(rows) : () => '--dh-train', 1.5);
  }
}

/** Two classes have the colours of the output map, more have one each. */
function classInk(rows) {
  const values = rows.filter((_, i) => i % 3 === 2);
  if (values.every(value => value === 0)) {
    return () => '--dh-train';
  }
  const many = values.some(value => value > 1);
  return value => (many ? '--dh-class-' + value : value > 0 ? '--dh-positive' : '--dh-negative');
}

function drawDots(context, rows, place, inkOf, radius) {
  for (let i = 0; i + 2 < rows.length; i += 3) {
    const ink = inkOf(rows[i + 2]);
    if (ink) {
      context.fillStyle = colour(ink);
      context.beginPath();
      context.arc(place.x(i), place.y(i), radius, 0, 7);
      context.fill();
    }
  }
}

/** A line ends where x turns back. */
function drawLines(context, rows, place, inkOf) {
  context.lineWidth = 1.3;
  context.lineJoin = 'round';
  for (let i = 0; i + 2 < rows.length; i += 3) {
    const begins = i === 0 || rows[i] < rows[i - 3];
    if (begins) {
      context.beginPath();
      context.strokeStyle = colour(inkOf(rows[i + 2]));
    }
    begins ? context.moveTo(place.x(i), place.y(i)) : context.lineTo(place.x(i), place.y(i));
    if (i + 5 >= rows.length || rows[i + 3] < rows[i]) {
      context.stroke();
    }
  }
}

/** Squares as large as the places of the first row and column say; white paper has no ink. */
function drawPixels(context, rows, place) {
  const across = rows.findIndex((value, i) => i > 0 && i % 3 === 0 && value < rows[i - 3]);
  const [w, h] = [place.x(3) - place.x(0), place.y(across) - place.y(0)];
  context.fillStyle = colour('--dh-ink');
  for (let i = 0; i + 2 < rows.length; i += 3) {
    context.globalAlpha = rows[i + 2];
    context.fillRect(place.x(i) - w / 2, place.y(i) - h / 2, w + 0.2, h + 0.2);
  }
  context.globalAlpha = 1;
}

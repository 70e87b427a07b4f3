import { colour } from './colour.js';
import { bytes } from './codec.js';
import { BROKEN, code, divergingColours, share } from './matrix.js';

/** One unit that shouts must not make all others white: strength is drawn as its root. */
const BENT = Array.from({ length: BROKEN }, (_, linear) => code(Math.sign(share(linear)) * Math.sqrt(Math.abs(share(linear)))));
const buffer = new OffscreenCanvas(8, 8);
/** Corners of a smaller one lie below its rim: nothing needs to be cut off, which is dear. */
const SMALL = 8;
const IN_SQUARES = ['plane', 'moments'];

/**
 * What each unit of a column makes of the plane of the two inputs, or of its state in some sequences: a square of cells; or along
 * one input, or of examples: the same cells in a line. How many units could be drawn.
 */
export function drawUnits(context, { xs, ys, radius }, map, kind) {
  const side = Math.sqrt(map?.cols ?? 0);
  if (!side || !kind) {
    return 0;
  }
  const [width, height] = IN_SQUARES.includes(kind) ? [side, side] : [map.cols, 1];
  const shown = Math.min(ys.length, map.rows);
  paint(bytes(map.data), width, height * map.rows);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.strokeStyle = colour('--dh-ink-2');
  context.lineWidth = 1.2;
  for (let unit = 0; unit < shown; unit++) {
    const [left, top] = [xs[unit] - radius, ys[unit] - radius];
    const rounded = radius > SMALL;
    rounded && context.save();
    context.beginPath();
    context.roundRect(left, top, 2 * radius, 2 * radius, rounded ? 4 : 2);
    rounded && context.clip();
    context.drawImage(buffer, 0, unit * height, width, height, left, top, 2 * radius, 2 * radius);
    rounded && context.restore();
    context.stroke();
  }
  return shown;
}

/** The maps of a layer lie one below the other, as they travel. */
function paint(codes, width, height) {
  buffer.width = width;
  buffer.height = height;
  const image = new ImageData(width, height);
  const colours = divergingColours();
  codes.forEach((each, i) => {
    if (each !== BROKEN) {
      image.data.set(colours[BENT[each]], i * 4);
      image.data[i * 4 + 3] = 255;
    }
  });
  buffer.getContext('2d').putImageData(image, 0, 0);
}

import { colour } from './colour.js';
import { bytes } from './codec.js';
import { BROKEN, divergingColours } from './matrix.js';

const SIDE = 8;
const buffer = new OffscreenCanvas(SIDE, SIDE);

/** What each unit of a column makes of the plane of the two inputs; false where there is no map for it. */
export function drawUnits(context, { x, ys, radius }, map) {
  if (map?.cols !== SIDE * SIDE || map.rows < ys.length) {
    return false;
  }
  paint(bytes(map.data), map.rows);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.strokeStyle = colour('--dh-ink-2');
  context.lineWidth = 1.2;
  ys.forEach((y, unit) => {
    context.save();
    context.beginPath();
    context.roundRect(x - radius, y - radius, 2 * radius, 2 * radius, Math.min(4, radius / 2));
    context.clip();
    context.drawImage(buffer, 0, unit * SIDE, SIDE, SIDE, x - radius, y - radius, 2 * radius, 2 * radius);
    context.restore();
    context.stroke();
  });
  return true;
}

/** The maps of a layer lie one below the other, as they travel. */
function paint(codes, units) {
  buffer.height = SIDE * units;
  const image = new ImageData(SIDE, SIDE * units);
  const colours = divergingColours();
  codes.forEach((code, i) => {
    if (code !== BROKEN) {
      image.data.set(colours[code], i * 4);
      image.data[i * 4 + 3] = 255;
    }
  });
  buffer.getContext('2d').putImageData(image, 0, 0);
}

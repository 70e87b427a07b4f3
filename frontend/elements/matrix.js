import { drawCells, hatchCells } from './canvas.js';
import { cached, diverging } from './colour.js';

/** Signed weights, one byte each: (code - 127) / 127 times a scale; 255 is a number that is none. */
export const BROKEN = 255;
const ZERO = 127;

export const share = code => Math.min(1, (code - ZERO) / ZERO);

/** The code of a strength in -1 to 1. */
export const code = strength => ZERO + Math.round(strength * ZERO);

export const divergingColours = () =>
  cached('diverging', () => Array.from({ length: 256 }, (_, code) => (code === BROKEN ? null : diverging(share(code)))));

export function drawMatrix(context, codes, columns, rows, box, smooth = false) {
  if (!(columns > 0 && rows > 0)) {
    return;
  }
  const colours = divergingColours();
  drawCells(context, columns, rows, i => colours[codes[i]], box, smooth);
  if (codes.includes(BROKEN)) {
    hatchCells(context, columns, rows, i => codes[i] === BROKEN, box);
  }
}

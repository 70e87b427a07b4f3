import { cached, colour } from './colour.js';

/** Gives a canvas this size in CSS pixels, sharp on any screen, and hands out a cleared context. */
export function fitCanvas(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = width + 'px';
    canvas.style.height = height + 'px';
  }
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** The pattern of whatever is not a finite number. */
export function hatch(context) {
  const tile = cached('hatch', () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 6;
    const c = canvas.getContext('2d');
    c.fillStyle = colour('--dh-nonfinite');
    c.fillRect(0, 0, 6, 6);
    c.strokeStyle = colour('--dh-hatch');
    c.lineWidth = 1.6;
    c.beginPath();
    for (const shift of [-6, 0, 6]) {
      c.moveTo(shift - 1, 7);
      c.lineTo(shift + 7, -1);
    }
    c.stroke();
    return canvas;
  });
  return context.createPattern(tile, 'repeat');
}

const cellBuffers = new WeakMap();

/** Draws columns x rows pixels, `colourAt(index)` giving [r, g, b] or null for nothing, into a rectangle. */
export function drawCells(context, columns, rows, colourAt, box, smooth = false) {
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer); // one write a cell: alpha, blue, green, red
  for (let i = 0; i < pixels.length; i++) {
    const c = colourAt(i);
    if (c) {
      pixels[i] = 0xff000000 | c[2] << 16 | c[1] << 8 | c[0];
    }
  }
  const buffer = cellBuffer(context.canvas, columns, rows);
  buffer.getContext('2d').putImageData(image, 0, 0);
  context.imageSmoothingEnabled = smooth;
  context.imageSmoothingQuality = 'high';
  context.drawImage(buffer, box.x, box.y, box.width, box.height);
}

/** The same one from frame to frame, as long as the picture has as many cells. */
function cellBuffer(canvas, columns, rows) {
  let buffer = cellBuffers.get(canvas);
  if (buffer?.width !== columns || buffer.height !== rows) {
    buffer = new OffscreenCanvas(columns, rows);
    cellBuffers.set(canvas, buffer);
  }
  return buffer;
}

/** Hatches every cell for which `isBroken(index)`; neighbours in a row are joined. */
export function hatchCells(context, columns, rows, isBroken, box) {
  const [w, h] = [box.width / columns, box.height / rows];
  context.fillStyle = hatch(context);
  for (let row = 0; row < rows; row++) {
    for (let start = 0; start < columns; start++) {
      let end = start;
      while (end < columns && isBroken(row * columns + end)) {
        end++;
      }
      if (end > start) {
        context.fillRect(box.x + start * w, box.y + row * h, (end - start) * w, h);
        start = end;
      }
    }
  }
}

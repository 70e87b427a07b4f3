import { tickText, xTicks } from './axis.js';
import { drawCells, hatchCells } from './canvas.js';
import { colour, font, rgb } from './colour.js';
import { ABOVE, BELOW, BROKEN, heatColours, inkOn, MISSING, rank, ratioCode } from './heat.js';

/** The code of a cell as shown: itself or its ratio to the last layer of the same row. */
export function shownCode(heat, row, layer, relative) {
  const code = heat.get(row, layer);
  return relative ? ratioCode(code, heat.get(row, heat.width - 1)) : code;
}

/** For every pixel column the rows it covers: {start, end}; each row reaches up to the next one's x, the last to range.end. */
export function columnRows(times, x, range, pixels, length) {
  const out = new Array(pixels).fill(null);
  const place = value => (value - range.min) / (range.max - range.min) * pixels;
  for (let row = 0; row < length; row++) {
    const begin = Math.floor(place(times.get(row, x)));
    const next = Math.floor(place(row + 1 < length ? times.get(row + 1, x) : range.end));
    if (Math.max(next, begin + 1) <= 0) {
      continue; // before what is shown
    }
    const from = Math.max(0, begin);
    const to = Math.min(pixels, Math.max(from + 1, next));
    for (let column = from; column < to; column++) {
      out[column] = out[column] ? { start: out[column].start, end: row + 1 } : { start: row, end: row + 1 };
    }
  }
  return out;
}

/** The highest and lowest code of one layer over some rows. */
export function aggregate(heat, { start, end }, layer, relative) {
  let [high, low] = [MISSING, BROKEN];
  for (let row = start; row < end; row++) {
    const code = shownCode(heat, row, layer, relative);
    high = rank(code) > rank(high) ? code : high;
    low = rank(code) < rank(low) ? code : low;
  }
  return { high, low };
}

export function drawHeat(context, box, columns, heat, relative) {
  const layers = heat.width;
  const codes = new Uint8Array(columns.length * layers).fill(MISSING);
  columns.forEach((rows, column) => {
    for (let layer = 0; rows && layer < layers; layer++) {
      codes[layer * columns.length + column] = aggregate(heat, rows, layer, relative).high;
    }
  });
  const colours = heatColours(relative);
  drawCells(context, columns.length, layers, i => colours[codes[i]], box);
  hatchCells(context, columns.length, layers, i => codes[i] === BROKEN, box);
  drawClamps(context, box, columns.length, layers, codes);
  drawGaps(context, box, layers);
}

/** ▼ and ▲ in every clamped stretch that has room for one. */
function drawClamps(context, box, columns, layers, codes) {
  const height = box.height / layers;
  if (height < 8) {
    return;
  }
  context.font = font(Math.min(10, height - 1));
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let layer = 0; layer < layers; layer++) {
    for (let start = 0; start < columns;) {
      const code = codes[layer * columns + start];
      let end = start + 1;
      while (end < columns && codes[layer * columns + end] === code) {
        end++;
      }
      const [from, width] = [box.x + start / columns * box.width, (end - start) / columns * box.width];
      if ((code === BELOW || code === ABOVE) && width > 14) {
        context.fillStyle = inkOn(rgb(code === BELOW ? '--dh-below' : '--dh-above'));
        context.fillText(code === BELOW ? '▼' : '▲', from + width / 2, box.y + (layer + 0.5) * height);
      }
      start = end;
    }
  }
}

function drawGaps(context, box, layers) {
  if (box.height / layers >= 6) {
    context.fillStyle = colour('--dh-surface');
    for (let layer = 1; layer < layers; layer++) {
      context.fillRect(box.x, Math.round(box.y + layer * box.height / layers), box.width, 1);
    }
  }
}

/** Names at the left, as many as can be read; the first and the last always. What is marked points at its row. */
export function drawLayerNames(context, box, layers, names, marked = []) {
  const height = box.height / layers;
  const every = Math.max(1, Math.ceil(12 / height));
  context.font = font(11);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillStyle = colour('--dh-ink-2');
  const shown = (names ?? []).map((name, layer) => ({ name, layer }))
    .filter(({ layer }) => layer === layers - 1 || (layer % every === 0 && layers - 1 - layer >= every));
  const fit = shown.every(({ name }) => context.measureText(name).width <= box.x - 8);
  shown.forEach(({ name, layer }) =>
    context.fillText(fit ? name : lastWord(name), box.x - 6, box.y + (layer + 0.5) * height));
  marked.filter(layer => layer <= layers).forEach(layer => drawPointer(context, box.x - 1, box.y + (layer - 0.5) * height, Math.min(5, height / 2)));
}

function drawPointer(context, x, y, size) {
  context.fillStyle = colour('--dh-warn');
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - size, y - size);
  context.lineTo(x - size, y + size);
  context.fill();
}

export function drawTimeAxis(context, box, range, title) {
  context.strokeStyle = colour('--dh-line');
  context.lineWidth = 1;
  context.strokeRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1);
  context.font = font(11);
  context.textBaseline = 'top';
  context.textAlign = 'center';
  context.fillStyle = colour('--dh-ink-2');
  const base = box.y + box.height + 4;
  const titleWidth = title ? context.measureText(title).width + 24 : 0;
  for (const value of xTicks(range, box.width)) {
    const x = box.x + (value - range.min) / (range.max - range.min) * box.width;
    const text = tickText(value);
    if (x + context.measureText(text).width / 2 < box.x + box.width - titleWidth + 12) {
      context.fillText(text, x, base);
    }
  }
  context.textAlign = 'right';
  context.fillText(title ?? '', box.x + box.width, base);
}

/** Of "Layer 12" just "12": all names alike, where one is too long. */
const lastWord = name => name.split(' ').pop();

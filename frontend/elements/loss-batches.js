import { colour } from './colour.js';
import { CLIP } from './loss-data.js';

const DOT = 2.3;

/**
 * A Chart.js plugin: the losses of batches as dots, and the band between the least and the greatest that share a pixel.
 * They are some thousand, and all of them move in every frame: for so many, Chart.js' own points are dear.
 */
export const batchMarks = view => ({
  id: 'downhill-batches',
  beforeDatasetsDraw({ ctx, chartArea, scales }) {
    const { drawn: { band }, loss: { log }, hidden } = view();
    if (hidden.has('batch')) {
      return;
    }
    const { left, top, width, height } = chartArea;
    const at = {
      x: band.x.map(x => scales.x.getPixelForValue(x)),
      high: heights(band.max, log, scales.y, chartArea, NaN),
      low: heights(band.min, log, scales.y, chartArea, top + 2 * height),
    };
    ctx.save();
    ctx.beginPath();
    ctx.rect(left - CLIP.left, top, width + CLIP.left + CLIP.right, height);
    ctx.clip();
    drawBand(ctx, at);
    drawDots(ctx, at);
    ctx.restore();
  },
});

/** Values far outside would overflow the canvas' own coordinates: they are held just outside the chart. */
function heights(values, log, scale, { top, bottom, height }, belowAll) {
  const place = value => Math.min(Math.max(scale.getPixelForValue(value), top - height), bottom + height);
  return values.map(value => (!Number.isFinite(value) ? NaN : log && value <= 0 ? belowAll : place(value)));
}

function drawBand(ctx, { x, high, low }) {
  ctx.fillStyle = colour('--dh-batch');
  ctx.beginPath();
  for (let start = 0; start < x.length; start++) {
    let end = start;
    while (end < x.length && high[end] < low[end]) {
      end++;
    }
    if (end > start) {
      outline(ctx, { x, high, low }, Math.max(start - 1, 0), Math.min(end, x.length - 1));
      start = end;
    }
  }
  ctx.fill();
}

/** Along the upper edge there, along the lower back; where they meet, next to it, the band has its ends. */
function outline(ctx, { x, high, low }, first, last) {
  const finite = i => Number.isFinite(high[i]) && Number.isFinite(low[i]);
  const [from, to] = [finite(first) ? first : first + 1, finite(last) ? last : last - 1];
  ctx.moveTo(x[from], high[from]);
  for (let i = from + 1; i <= to; i++) {
    ctx.lineTo(x[i], high[i]);
  }
  for (let i = to; i >= from; i--) {
    ctx.lineTo(x[i], low[i]);
  }
  ctx.closePath();
}

function drawDots(ctx, { x, high, low }) {
  ctx.fillStyle = colour('--dh-batch-dot');
  for (let i = 0; i < x.length; i++) {
    ctx.fillRect(x[i] - DOT / 2, high[i] - DOT / 2, DOT, DOT);
    if (low[i] !== high[i]) {
      ctx.fillRect(x[i] - DOT / 2, low[i] - DOT / 2, DOT, DOT);
    }
  }
}

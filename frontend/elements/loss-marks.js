import { hatch } from './canvas.js';
import { colour, font } from './colour.js';

/** A Chart.js plugin: thin lines where epochs begin. */
export const epochMarks = view => ({
  id: 'downhill-epochs',
  beforeDatasetsDraw({ ctx, chartArea, scales }) {
    ctx.save();
    ctx.strokeStyle = colour('--dh-line-strong');
    ctx.setLineDash([1, 3]);
    ctx.lineWidth = 1;
    ctx.beginPath();
    view().epochs.map(x => Math.round(scales.x.getPixelForValue(x)) + 0.5).filter(x => x > chartArea.left && x < chartArea.right).forEach(x => {
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
    });
    ctx.stroke();
    ctx.restore();
  },
});

/** A Chart.js plugin: the loss of mere guessing, the place from which nothing was finite any more, a moment of the past. */
export const lossMarks = view => ({
  id: 'downhill-marks',
  beforeDatasetsDraw(chart) {
    const { ctx, chartArea, scales } = chart;
    const { chance, brokenAt, words } = view();
    ctx.save();
    ctx.font = font(11, 500);
    if (brokenAt !== null) {
      drawBroken(ctx, chartArea, scales.x.getPixelForValue(brokenAt), words.nonFinite);
    }
    if (chance !== null) {
      drawChance(ctx, chartArea, scales.y.getPixelForValue(chance), words.chance);
    }
    ctx.restore();
  },
  afterDatasetsDraw({ ctx, chartArea, scales }) {
    const { momentAt } = view();
    if (momentAt !== null) {
      drawMoment(ctx, scales.x.getPixelForValue(momentAt), chartArea.top, chartArea.bottom, chartArea);
    }
  },
});

/** A moment of the past: a line, and a veil over what came after it. */
export function drawMoment(ctx, x, top, bottom, { left, right }) {
  const at = Math.min(Math.max(x, left), right);
  ctx.save();
  ctx.fillStyle = colour('--dh-surface');
  ctx.globalAlpha = 0.65;
  ctx.fillRect(at, top, right - at, bottom - top);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colour('--dh-accent');
  ctx.fillRect(at - 1, top, 2, bottom - top);
  ctx.restore();
}

function drawChance(ctx, area, y, label) {
  if (!(y >= area.top && y <= area.bottom)) {
    return;
  }
  ctx.strokeStyle = colour('--dh-chance');
  ctx.setLineDash([2, 3]);
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  ctx.moveTo(area.left, Math.round(y) + 0.5);
  ctx.lineTo(area.right, Math.round(y) + 0.5);
  ctx.stroke();
  ctx.setLineDash([]);
  const below = y - area.top < 16;
  write(ctx, label, area.right - 4, below ? y + 4 : y - 4, 'right', below ? 'top' : 'bottom', '--dh-ink-2');
}

function drawBroken(ctx, area, x, label) {
  const left = Math.min(Math.max(x, area.left), area.right);
  ctx.globalAlpha = 0.35;
  ctx.fillStyle = hatch(ctx);
  ctx.fillRect(left, area.top, area.right - left, area.bottom - area.top);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = colour('--dh-hatch');
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(left, area.top);
  ctx.lineTo(left, area.bottom);
  ctx.stroke();
  const roomLeft = left - area.left > area.right - left;
  write(ctx, label, roomLeft ? left - 6 : left + 6, area.bottom - 6, roomLeft ? 'right' : 'left', 'bottom', '--dh-ink');
}

function write(ctx, text, x, y, align, baseline, ink) {
  if (!text) {
    return;
  }
  ctx.textAlign = align;
  ctx.textBaseline = baseline;
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = colour('--dh-surface');
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour(ink);
  ctx.fillText(text, x, y);
}

import { LossCharts } from './loss-charts.js';
import { COLUMNS } from './loss-data.js';
import { lossView } from './loss-view.js';
import { Rows } from './rows.js';

/** Draws: after so many the browser has compiled what a draw needs. */
const DRAWS = 8;

/** A frame must not be late because of one. */
const ROOM = 20;

/** Milliseconds after which a browser that does not say when it is idle is taken to be. */
const LATER = 1000;

let done = false;

/**
 * Draws a made-up beginning of a run where nobody sees it, once a page, while the browser has nothing to do: the first rows
 * of a real one, right after Play, would else wait until it has compiled all that draws curves.
 *
 * @param draw {frame, words, width, choices, zoom} as for loss-view.js
 * @param boxes [width, height] of both charts
 * @param isOver whether the run has begun: then it is too late for practice
 */
export function rehearse(draw, boxes, isOver) {
  if (done) {
    return;
  }
  done = true;
  const idle = globalThis.requestIdleCallback ?? (then => setTimeout(() => then({ timeRemaining: () => ROOM }), LATER));
  const canvases = boxes.map(() => document.createElement('canvas'));
  const zoom = { range: whole => whole };
  const view = rows => lossView({ ...draw, rows: begun(rows), others: [], zoom });
  let charts = null;
  let drawn = 0;
  const next = deadline => {
    if (!isOver() && deadline.timeRemaining() >= ROOM) {
      drawn++;
      charts ??= new LossCharts(canvases, view(drawn));
      charts.draw(view(drawn), boxes);
    }
    drawn < DRAWS && !isOver() ? idle(next) : charts?.destroy();
  };
  idle(next);
}

/** A run after a few updates. */
function begun(updates) {
  const rows = Array.from({ length: updates + 1 }, (_, i) => [i, i / 30, 10 * i, i / 1000, 0.7 / (i + 1), 0.8 / (i + 1), 0.6, 0.9, 0.1, 1]);
  return Rows.of(COLUMNS, Float64Array.from(rows.flat()));
}

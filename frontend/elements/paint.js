/**
 * One paint round for the whole page. Whatever arrived since the last round is drawn in a single
 * animation frame, so that all panels show the same update, and so that a hidden tab (which has no
 * animation frames) paints nothing and acknowledges nothing.
 */
const queue = new Map();
const listeners = new Set();
let pending = 0;

/** Queues `draw`; a second call before the round replaces the first. `draw` returns false if it could not draw. */
export function schedulePaint(element, draw) {
  queue.set(element, draw);
  if (!pending) {
    pending = requestAnimationFrame(paintRound);
  }
}

/** `listener` runs after every round; returns a function that takes it away again. */
export function afterPaint(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function paintRound() {
  pending = 0;
  const round = [...queue];
  queue.clear();
  round.forEach(([element, draw]) => paint(element, draw));
  listeners.forEach(listener => guarded(listener));
}

function paint(element, draw) {
  guarded(() => {
    const drawn = draw() !== false;
    if (drawn && element.hasNewFrame) {
      element.hasNewFrame = false;
      element.framesPainted++;
    }
  });
}

function guarded(action) {
  try {
    action();
  } catch (problem) {
    console.error(problem);
  }
}

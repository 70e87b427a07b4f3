/**
 * One paint round for the whole page. Whatever arrived since the last round is drawn in a single
 * animation frame, so that all panels show the same update, and so that a hidden tab (which has no
 * animation frames) paints nothing and acknowledges nothing. Only the first answer after a rest comes in two: an element
 * whose class is `urgent` is drawn alone, so that it is seen at once, and all others in the next animation frame.
 */
const queue = new Map();
const listeners = new Set();
/** So many milliseconds without a round are a rest. */
const REST = 250;
let pending = 0;
let last = 0;

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

/** Draws what is urgent after a rest, and leaves all else for the next animation frame; whether there was such a thing. */
function answer() {
  const rested = performance.now() - last > REST;
  last = performance.now();
  const urgent = rested ? [...queue].find(([element]) => element.constructor.urgent && element.framesPainted > 0) : undefined;
  if (!urgent || queue.size === 1) {
    return false;
  }
  queue.delete(urgent[0]);
  paint(...urgent);
  pending = requestAnimationFrame(paintRound);
  return true;
}

function paintRound() {
  pending = 0;
  if (answer()) {
    return;
  }
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

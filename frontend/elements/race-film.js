import { float32 } from './codec.js';

const NUMBERS = 4;

/**
 * A race that was run, to be shown at any of its updates. `race`: {x, y, length, updates: [0, 1, …] those whose places are kept,
 * racers: [{name, end, at, outcome, places: base64 Float32 rows [x, y, height, distance]}]}.
 */
export function filmOf(race) {
  const racers = (race?.racers ?? []).map(racer => {
    const rows = float32(racer.places);
    return { ...racer, rows, count: rows.length / NUMBERS };
  });
  return { length: race?.length ?? 0, updates: race?.updates ?? [0], start: [race?.x, race?.y], racers };
}

/** Index of the last kept update that is not after `update`. */
export function keptAt(film, update) {
  let [low, high] = [0, film.updates.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (film.updates[middle] <= update) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** The kept update after the one that is shown. */
export const nextOf = (film, update) => film.updates[keptAt(film, update) + 1] ?? film.length;

/** [x, y, height, distance] of a racer at an index of the kept updates; the last that it has where it came no further. */
export function placeOf(racer, index) {
  const i = Math.min(index, racer.count - 1) * NUMBERS;
  return racer.rows.subarray(i, i + NUMBERS);
}

/** Whether it has diverged or run away by then. */
export const isGone = (racer, update) => (racer.end === 'diverged' || racer.end === 'ran_away') && update >= racer.at;

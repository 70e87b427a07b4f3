import { TEST, TRAIN, UPDATE } from './loss-data.js';

/**
 * A table of rows whose losses are smoothed by an exponential moving average without bias towards zero at the start:
 * the average is divided by the sum of its own weights. `weight` from 0 (nothing) to below 1 is that of the past over
 * the distance of the last two rows; rows that lie closer or wider count by their distance in updates, so that the
 * smoothing is the same along the whole curve. What is not finite neither counts nor is smoothed away.
 */
export function smoothed(rows, weight) {
  if (!(weight > 0) || rows.length < 2) {
    return rows;
  }
  const last = rows.length - 1;
  const usual = rows.get(last, UPDATE) - rows.get(last - 1, UPDATE) || 1;
  const columns = new Map([TRAIN, TEST].map(column => [column, average(rows, column, weight, usual)]));
  return {
    length: rows.length,
    get: (row, column) => columns.get(column)?.[row] ?? rows.get(row, column),
  };
}

function average(rows, column, weight, usual) {
  const out = new Float64Array(rows.length);
  let [sum, weights, before] = [0, 0, null];
  for (let row = 0; row < rows.length; row++) {
    const value = rows.get(row, column);
    out[row] = value;
    if (Number.isFinite(value)) {
      const update = rows.get(row, UPDATE);
      const keep = before === null ? 0 : weight ** ((update - before) / usual);
      // The first value has the share that any value has, not all of it.
      const share = before === null ? 1 - weight : 1 - keep;
      sum = keep * sum + share * value;
      weights = keep * weights + share;
      before = update;
      out[row] = sum / weights;
    }
  }
  return out;
}

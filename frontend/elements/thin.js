/**
 * Thins a series to the pixels it has, keeping what stands out: of every pixel column the first and last row and
 * each series' lowest, highest and first non-finite one. Never at random, never by mean.
 */
export function thin(rows, xColumn, series, range, pixels) {
  const { start: first, end: last } = within(rows, xColumn, range);
  if (last - first <= pixels) {
    return Array.from({ length: last - first }, (_, i) => first + i);
  }
  const kept = [];
  eachColumn(rows, xColumn, range, pixels, (start, end) => {
    const marked = new Set([start, end - 1]);
    series.forEach(column => extremes(rows, column, start, end).forEach(row => marked.add(row)));
    kept.push(...[...marked].sort((a, b) => a - b));
  });
  return kept;
}

/** Calls `visit(start, end)` for the rows start … end-1 of every pixel column that has any. */
export function eachColumn(rows, xColumn, range, pixels, visit) {
  const scale = pixels / (range.max - range.min);
  const place = row => Math.floor((rows.get(row, xColumn) - range.min) * scale);
  const shown = within(rows, xColumn, range);
  for (let start = shown.start; start < shown.end;) {
    const here = place(start);
    let end = start + 1;
    while (end < shown.end && place(end) === here) {
      end++;
    }
    visit(start, end);
    start = end;
  }
}

/** The rows start … end-1 that lie within a range, and one more at each side, so that lines lead out of it. */
export function within(rows, xColumn, { min, max }) {
  const start = first(rows, row => rows.get(row, xColumn) >= min);
  const end = first(rows, row => rows.get(row, xColumn) > max);
  return { start: Math.max(0, start - 1), end: Math.min(rows.length, end + 1) };
}

/** The first row for which something is so that stays so. */
function first(rows, isSo) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = isSo(middle) ? [low, middle] : [middle + 1, high];
  }
  return low;
}

/** The lowest and highest finite value of a column of the table between two rows; null without one. */
export function span(rows, columns, start = 0, end = rows.length) {
  let [min, max] = [Infinity, -Infinity];
  for (let row = start; row < end; row++) {
    for (const column of columns) {
      const value = rows.get(row, column);
      if (Number.isFinite(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
  }
  return min <= max ? { min, max } : null;
}

function extremes(rows, column, start, end) {
  let [low, high, broken] = [-1, -1, -1];
  for (let row = start; row < end; row++) {
    const value = rows.get(row, column);
    if (!Number.isFinite(value)) {
      broken = broken < 0 ? row : broken;
    } else {
      low = low < 0 || value < rows.get(low, column) ? row : low;
      high = high < 0 || value > rows.get(high, column) ? row : high;
    }
  }
  return [low, high, broken].filter(row => row >= 0);
}

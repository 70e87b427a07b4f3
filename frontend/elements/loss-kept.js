import { base64, float64 } from './codec.js';
import { COLUMNS } from './loss-data.js';
import { Rows } from './rows.js';

/**
 * The curves beside a run, in the browser's own storage, so that they are there again after the page was closed. For each of
 * the last few runs the time, a blank and [{memo, rows}]: the memo is the server's, which trusts it no more than anything else
 * that comes from here; rows are missing where the server has them. A browser that stores nothing, or has no room, keeps nothing.
 */
const PREFIX = 'downhill-beside-';
const RUNS = 4;
const MOST = 12;

export class KeptCurves {
  #found = [];

  /** Keeps what stands beside a run, `all`: [{key, memo, racing}], with the rows that `rows` has of each key. */
  remember(run, all, rows) {
    quietly(() => {
      const others = stored().filter(key => key !== PREFIX + run);
      others.splice(RUNS - 1).forEach(key => localStorage.removeItem(key));
      localStorage.removeItem(PREFIX + run);
      if (all.length) {
        const kept = all.map(({ key, memo, racing }) => ({ memo, rows: racing ? null : written(rows(key)) }));
        const item = `${Date.now()} ${JSON.stringify(kept)}`;
        while (!put(PREFIX + run, item) && others.length) {
          localStorage.removeItem(others.pop());
        }
      }
    });
  }

  /** The memos of what stood beside a run; empty ones where the curve cannot be read. */
  recall(run) {
    this.#found = [];
    quietly(() => {
      const text = localStorage.getItem(PREFIX + run) ?? '';
      this.#found = JSON.parse(text.slice(text.indexOf(' '))).slice(0, MOST).map(read);
    });
    return this.#found.map(each => each.memo);
  }

  /** The rows that belong to one of the memos recalled last. */
  rows(index) {
    return this.#found[index]?.rows;
  }
}

function written(rows) {
  return rows ? base64(rows.cells.slice(0, rows.length * rows.width)) : null;
}

function read(each) {
  try {
    return { memo: String(each.memo), rows: each.rows ? Rows.of(COLUMNS, float64(each.rows)) : null };
  } catch {
    return { memo: '' };
  }
}

/** Keys in storage, the newest first. */
function stored() {
  const time = key => Number.parseInt(localStorage.getItem(key), 10) || 0;
  return Object.keys(localStorage).filter(key => key.startsWith(PREFIX)).sort((one, other) => time(other) - time(one));
}

function put(key, item) {
  try {
    localStorage.setItem(key, item);
    return true;
  } catch {
    return false;
  }
}

function quietly(action) {
  try {
    action();
  } catch {
    // not ours, or storing is forbidden
  }
}

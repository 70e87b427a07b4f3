import { float64 } from './codec.js';
import { COLUMNS } from './loss-data.js';
import { Rows } from './rows.js';

/** The histories of other runs that stand beside the run of the page: kept as they were drawn, or sent while they train. */
export class OtherRuns {
  #all = new Map();

  /** Keeps a history as it is now. */
  keep(key, rows) {
    this.#all.set(key, rows.copy());
  }

  /** Takes rows of a run that trains beside; false if some before them are missing. */
  accept(key, frame) {
    const rows = this.#all.get(key) ?? new Rows(COLUMNS);
    this.#all.set(key, rows);
    return rows.accept(frame, float64(frame.series));
  }

  /** Forgets all but these. */
  only(keys) {
    [...this.#all.keys()].filter(key => !keys.includes(key)).forEach(key => this.#all.delete(key));
  }

  get(key) {
    return this.#all.get(key);
  }
}

/**
 * A growing table with addressed rows: a frame says from which index on its rows count, so that the same
 * rows may come twice without harm and a missing one is noticed.
 */
export class Rows {
  #generation;

  constructor(width, ArrayType = Float64Array) {
    this.width = width;
    this.length = 0;
    this.cells = new ArrayType(0);
  }

  /** Takes the frame's rows; false if rows before them are missing (then nothing is changed). */
  accept(frame, values, width = this.width) {
    const from = frame.from ?? 0;
    // From the first row on it is all that there is, also where another run has the same generation.
    if (from === 0 || frame.reset || frame.generation !== this.#generation || width !== this.width) {
      this.#generation = frame.generation;
      this.width = width;
      this.length = 0;
    }
    if (from > this.length) {
      return false;
    }
    const end = from + Math.floor(values.length / Math.max(1, width));
    this.#grow(end * width);
    this.cells.set(values.subarray(0, (end - from) * width), from * width);
    this.length = Math.max(this.length, end);
    return true;
  }

  static of(width, values) {
    const rows = new Rows(width);
    rows.accept({}, values);
    return rows;
  }

  copy() {
    return Rows.of(this.width, this.cells.slice(0, this.length * this.width));
  }

  get(row, column) {
    return this.cells[row * this.width + column];
  }

  #grow(size) {
    if (size > this.cells.length) {
      const larger = new this.cells.constructor(Math.max(size, this.cells.length * 2, 64 * this.width));
      larger.set(this.cells);
      this.cells = larger;
    }
  }
}

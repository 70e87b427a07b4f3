/**
 * Where a race is shown: plays it at so many updates a second, and tells `changed(update)` and `state(playing)`. Who wants less
 * motion gets two pictures a second.
 */
export class RacePlayer {
  #changed;
  #state;
  #length = 0;
  #at = 0;
  #pace = 20;
  #last = 0;
  #request = 0;
  #shown = -1;

  constructor(changed, state) {
    this.#changed = changed;
    this.#state = state;
  }

  get playing() {
    return this.#request !== 0;
  }

  get update() {
    return Math.floor(this.#at);
  }

  set pace(value) {
    this.#pace = value;
  }

  /** Another race: what was at the end stays there, and so does what was under way. */
  open(length) {
    const wasAtEnd = this.#at >= this.#length;
    this.#length = length;
    this.#at = wasAtEnd ? length : Math.min(this.#at, length);
    this.#tell(true);
  }

  go(update) {
    this.pause();
    this.#at = Math.min(Math.max(update, 0), this.#length);
    this.#tell(true);
  }

  toggle() {
    if (this.playing) {
      this.pause();
    } else {
      this.#at = this.#at >= this.#length ? 0 : this.#at;
      this.#last = performance.now();
      this.#request = requestAnimationFrame(now => this.#tick(now));
      this.#state(true);
      this.#tell(true);
    }
  }

  pause() {
    if (this.playing) {
      cancelAnimationFrame(this.#request);
      this.#request = 0;
      this.#state(false);
    }
  }

  #tick(now) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches ? 500 : 0;
    if (now - this.#last >= calm) {
      // A hidden tab must not leap to the end.
      const elapsed = Math.min(Math.max(now - this.#last, 0), 1000);
      this.#at = Math.min(this.#at + elapsed / 1000 * this.#pace, this.#length);
      this.#last = now;
      this.#tell(false);
    }
    if (this.#at >= this.#length) {
      this.pause();
    } else {
      this.#request = requestAnimationFrame(time => this.#tick(time));
    }
  }

  #tell(anyway) {
    if (anyway || this.update !== this.#shown) {
      this.#shown = this.update;
      this.#changed(this.update);
    }
  }
}

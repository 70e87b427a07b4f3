import { onThemeChange } from './colour.js';
import { schedulePaint } from './paint.js';

const observer = new ResizeObserver(entries => entries.forEach(entry => entry.target.repaint()));

/**
 * What all elements share: properties set by the server lead to one draw in the next paint round; so do a new
 * size and a new colour scheme. A subclass names its `properties` and implements `build()` (once), `draw()`
 * (false if there was nothing to draw) and, where it keeps something, `accept(name, value)`.
 */
export class DownhillElement extends HTMLElement {
  static properties = [];

  framesPainted = 0;
  hasNewFrame = false;
  #values = {};
  #built = false;
  #forget;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
  }

  connectedCallback() {
    this.constructor.properties.forEach(name => this.#adopt(name));
    if (!this.#built) {
      this.#built = true;
      this.build();
    }
    this.#forget = onThemeChange(() => this.repaint());
    observer.observe(this);
    this.repaint();
  }

  disconnectedCallback() {
    this.#forget();
    observer.unobserve(this);
  }

  build() {}

  draw() {}

  accept() {}

  repaint() {
    if (this.#built) {
      schedulePaint(this, () => this.isConnected && this.draw());
    }
  }

  /** Labels are optional: an element without words draws without words. */
  get words() {
    return this.labels ?? {};
  }

  piece(name) {
    return this.shadowRoot.querySelector(`[part~="${name}"]`);
  }

  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  read(name) {
    return this.#values[name];
  }

  write(name, value) {
    this.#values[name] = value;
    this.hasNewFrame ||= name === 'frame' && Boolean(value);
    try {
      this.accept(name, value);
    } catch (problem) {
      console.error(problem);
    }
    this.repaint();
  }

  /** A property set before this class was loaded hides the accessor: take it over. */
  #adopt(name) {
    if (Object.hasOwn(this, name)) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }
}

export function define(tag, type) {
  type.properties.forEach(name => Object.defineProperty(type.prototype, name, {
    get() { return this.read(name); },
    set(value) { this.write(name, value); },
  }));
  customElements.define(tag, type);
}

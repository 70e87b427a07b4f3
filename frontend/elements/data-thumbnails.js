import { fitCanvas } from './canvas.js';
import { float32 } from './codec.js';
import { colour } from './colour.js';
import { define, DownhillElement } from './element.js';

const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const EDGE = 5;

const TEMPLATE = `<style>
  :host { display: block; max-height: 262px; overflow: hidden auto; scrollbar-width: thin; }
  .group { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 6px; }
  button { all: unset; box-sizing: border-box; cursor: pointer; padding: 4px; border-radius: 8px; border: 1px solid transparent; min-width: 0;
    font: 12px/16px var(--dh-font); color: var(--dh-ink-2); text-align: center; }
  button:hover { background: var(--dh-hover); color: var(--dh-ink); }
  button[aria-checked=true] { border-color: var(--dh-accent); background: var(--dh-accent-soft); color: var(--dh-ink); font-weight: 600; }
  button:focus-visible { outline: 2px solid var(--dh-focus); outline-offset: 1px; }
  .picture { position: relative; aspect-ratio: 4 / 3; border-radius: 5px; background: var(--dh-plot); box-shadow: inset 0 0 0 1px var(--dh-line); overflow: hidden; margin-bottom: 2px; }
  canvas { position: absolute; inset: 0; }
  .label { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
</style><div class="group" role="radiogroup"></div>`;

/**
 * Data sets as pictures to choose from. `items`: [{id, label, title, kind: 'classes' | 'curve', points}], points
 * base64 Float32 rows [x, y, class or value] within 0…1; `value`: the chosen id. Event `value-changed` {value}, only
 * when a person chooses. `labels`: {aria}.
 */
class DataThumbnails extends DownhillElement {
  static properties = ['items', 'value', 'labels'];

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    this.group = this.shadowRoot.querySelector('.group');
    this.group.addEventListener('click', event => this.#choose(event.target.closest('button')));
    this.group.addEventListener('keydown', event => this.#key(event));
    this.#rebuild();
  }

  accept(name) {
    if (this.group) {
      if (name === 'items') {
        this.#rebuild();
      }
      this.#mark();
    }
  }

  draw() {
    const buttons = [...this.group.children];
    buttons.forEach((button, i) => this.#picture(button.querySelector('.picture'), this.items[i]));
    return buttons.length > 0;
  }

  #rebuild() {
    this.group.replaceChildren(...(this.items ?? []).map(item => {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.id = item.id;
      button.title = item.title ?? '';
      button.setAttribute('role', 'radio');
      button.innerHTML = '<div class="picture"><canvas aria-hidden="true"></canvas></div><span class="label"></span>';
      button.querySelector('.label').textContent = item.label;
      return button;
    }));
    this.#mark();
  }

  #mark() {
    this.group.ariaLabel = this.words.aria ?? '';
    const known = this.items?.some(item => item.id === this.value);
    [...this.group.children].forEach((button, i) => {
      const chosen = button.dataset.id === this.value;
      button.ariaChecked = String(chosen);
      button.tabIndex = chosen || (!known && i === 0) ? 0 : -1;
    });
  }

  #choose(button) {
    if (button && button.dataset.id !== this.value) {
      this.value = button.dataset.id;
      this.emit('value-changed', { value: this.value });
    }
  }

  #key(event) {
    const buttons = [...this.group.children];
    const at = buttons.indexOf(event.target);
    if (event.key in STEP && at >= 0) {
      event.preventDefault();
      const next = buttons[(at + STEP[event.key] + buttons.length) % buttons.length];
      next.focus();
      this.#choose(next);
    }
  }

  #picture(box, { kind, points }) {
    const [width, height] = [box.clientWidth, box.clientHeight];
    const context = fitCanvas(box.firstElementChild, width, height);
    const rows = float32(points);
    const inkOf = dotColours(kind, rows);
    const x = value => EDGE + value * (width - 2 * EDGE);
    const y = value => height - EDGE - value * (height - 2 * EDGE);
    for (let i = 0; i + 2 < rows.length; i += 3) {
      context.fillStyle = colour(inkOf(rows[i + 2]));
      context.beginPath();
      context.arc(x(rows[i]), y(rows[i + 1]), 1.5, 0, 7);
      context.fill();
    }
  }
}

/** Two classes have the colours of the output map, more have one each. */
function dotColours(kind, rows) {
  if (kind !== 'classes') {
    return () => '--dh-train';
  }
  const many = rows.some((value, i) => i % 3 === 2 && value > 1);
  return value => (many ? '--dh-class-' + value : value > 0 ? '--dh-positive' : '--dh-negative');
}

define('data-thumbnails', DataThumbnails);

/**
 * Crosshair and value box of charts over time. The crosshair's x is told to the whole window, so that every chart
 * with the same axis shows it. `host` gives `plotBox()` {x, y, width, height}, `hoverRange()` {min, max},
 * and `readings(x, y)`: rows [label, text] for the box, or null.
 */
const EVENT = 'downhill-crosshair';

export const hoverStyle = `
  .crosshair { position: absolute; width: 1px; background: var(--dh-ink); box-shadow: 0 0 0 1px var(--dh-surface); opacity: .75; pointer-events: none; }
  .readings { position: fixed; z-index: 50; pointer-events: none; margin: 0; padding: 6px 10px; border-radius: 6px;
    background: var(--dh-raised); color: var(--dh-ink); border: 1px solid var(--dh-line); box-shadow: var(--dh-shadow);
    font: 12px/1.45 var(--dh-font); font-variant-numeric: tabular-nums; display: grid; grid-template-columns: auto auto;
    column-gap: 14px; white-space: nowrap; }
  .readings dt { color: var(--dh-ink-2); } .readings dd { margin: 0; text-align: right; }
  .crosshair[hidden], .readings[hidden] { display: none; }`;

export class Hover {
  #host;
  #line = document.createElement('div');
  #box = document.createElement('dl');
  #point;
  #shared;

  constructor(host) {
    this.#host = host;
    this.#line.className = 'crosshair';
    this.#box.className = 'readings';
    this.#line.hidden = this.#box.hidden = true;
    host.shadowRoot.append(this.#line, this.#box);
    host.addEventListener('pointermove', event => this.#move(event));
    host.addEventListener('pointerleave', () => this.#leave());
    host.addEventListener('pointercancel', () => this.#leave());
  }

  connect() {
    this.receive = event => event.detail.source !== this.#host && this.#show(event.detail.x);
    window.addEventListener(EVENT, this.receive);
  }

  disconnect() {
    window.removeEventListener(EVENT, this.receive);
  }

  /** After a draw: the axis has moved under the pointer. */
  refresh() {
    if (this.#point) {
      this.#update();
    } else {
      this.#show(this.#shared);
    }
  }

  #move(event) {
    const own = this.#host.getBoundingClientRect();
    this.#point = { x: event.clientX - own.x, y: event.clientY - own.y, own };
    this.#update();
  }

  #update() {
    const plot = this.#host.plotBox();
    const range = this.#host.hoverRange();
    const { x, y } = this.#point;
    const inside = plot && x >= plot.x && x <= plot.x + plot.width;
    const at = inside ? range.min + (x - plot.x) / plot.width * (range.max - range.min) : null;
    this.#show(at);
    this.#tell(at);
    this.#write(at === null ? null : this.#host.readings(at, y));
  }

  #leave() {
    this.#point = null;
    this.#box.hidden = true;
    this.#show(null);
    this.#tell(null);
  }

  #tell(x) {
    window.dispatchEvent(new CustomEvent(EVENT, { detail: { x, source: this.#host } }));
  }

  #show(x) {
    this.#shared = x ?? null;
    const plot = this.#host.plotBox();
    const range = this.#host.hoverRange();
    const hidden = x === null || x === undefined || !plot || x < range.min || x > range.max;
    this.#line.hidden = hidden;
    if (!hidden) {
      const left = plot.x + (x - range.min) / (range.max - range.min) * plot.width;
      Object.assign(this.#line.style, { left: left + 'px', top: plot.y + 'px', height: plot.height + 'px' });
    }
  }

  #write(readings) {
    this.#box.hidden = !readings;
    if (!readings) {
      return;
    }
    this.#box.replaceChildren(...readings.flatMap(([label, text]) => [term('dt', label), term('dd', text)]));
    const { x, y, own } = this.#point;
    const { width, height } = this.#box.getBoundingClientRect();
    const right = own.x + x + 16 + width < window.innerWidth;
    const top = Math.min(own.y + y + 14, window.innerHeight - height - 8);
    const left = right ? own.x + x + 16 : Math.max(4, own.x + x - width - 16);
    Object.assign(this.#box.style, { left: left + 'px', top: Math.max(4, top) + 'px' });
  }
}

function term(tag, text) {
  const node = document.createElement(tag);
  node.textContent = text ?? '';
  return node;
}

/**
 * Crosshair and value box of charts over time. The crosshair's x is told to the whole window, so that every chart
 * with the same axis shows it, with its own values there. It follows the pointer, or the arrow keys on the plot, which then
 * says the values as the value of a slider. `host` gives `plotBox()` {x, y, width, height}, `hoverRange()` {min, max},
 * `readings(x, y)`: rows [label, text] for the box, or null (y is null where only the time is known), `stop(x, rows)`: the x
 * of the row so many rows further, and `words.crosshair`; a `zoom` of the host takes the keys that it knows. Charts on the common axis
 * give `updateOf(x)` and `placeOf(update)`; one whose own axis counts updates says so by `inUpdates`.
 */
const EVENT = 'downhill-crosshair';
const FAR = 10;

/** Milliseconds between two values of a plot that nobody moves along, while a run trains. */
const CALM = 500;
const ARROWS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -FAR, PageUp: FAR, Home: -Infinity, End: Infinity };

export const hoverStyle = `
  .crosshair { position: absolute; width: 1px; background: var(--dh-ink); box-shadow: 0 0 0 1px var(--dh-surface); opacity: .75; pointer-events: none; }
  .plot { position: absolute; pointer-events: none; border-radius: 2px; }
  .plot:focus { outline: none; } .plot:focus-visible { outline: 2px solid var(--dh-focus); outline-offset: 2px; }
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
  #plot = document.createElement('div');
  #point;
  #shared;
  #own = null;
  #saying = null;

  constructor(host) {
    this.#host = host;
    this.#line.className = 'crosshair';
    this.#box.className = 'readings';
    this.#line.hidden = this.#box.hidden = true;
    Object.assign(this.#plot, { className: 'plot', role: 'slider', tabIndex: 0 });
    host.shadowRoot.append(this.#plot, this.#line, this.#box);
    host.addEventListener('pointermove', event => this.#move(event));
    host.addEventListener('pointerleave', () => this.#leave());
    host.addEventListener('pointercancel', () => this.#leave());
    this.#plot.addEventListener('keydown', event => this.#key(event));
    this.#plot.addEventListener('blur', () => this.#leave());
  }

  connect() {
    this.receive = event => event.detail.source !== this.#host && this.#hear(this.#place(event.detail));
    window.addEventListener(EVENT, this.receive);
  }

  disconnect() {
    window.removeEventListener(EVENT, this.receive);
  }

  /** After a draw: the axis has moved under the pointer. */
  refresh() {
    const plot = this.#host.plotBox();
    if (plot) {
      Object.assign(this.#plot.style, { left: plot.x + 'px', top: plot.y + 'px', width: plot.width + 'px', height: plot.height + 'px' });
    }
    const name = this.#host.words.crosshair ?? '';
    if (this.#plot.ariaLabel !== name) {
      this.#plot.ariaLabel = name;
    }
    if (this.#host.shadowRoot.activeElement !== this.#plot) {
      this.#sayCalmly();
    }
    if (this.#point) {
      this.#update();
    } else if (this.#own !== null) {
      this.#go(this.#own);
    } else {
      this.#hear(this.#shared);
    }
  }

  /** The last value of all is said too, a little later. */
  #sayCalmly() {
    if (this.#plot.ariaValueNow === null) {
      this.#say(this.#shared); // a slider has a value from the start
      return;
    }
    this.#saying ??= setTimeout(() => {
      this.#saying = null;
      this.#say(this.#shared);
    }, CALM);
  }

  #move(event) {
    const own = this.#host.getBoundingClientRect();
    this.#point = { x: event.clientX - own.x, y: event.clientY - own.y };
    this.#own = null;
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
    this.#write(at === null ? null : this.#host.readings(at, y), x, y + 14);
  }

  #key(event) {
    const at = this.#own ?? this.#shared ?? this.#host.hoverRange().max;
    if (event.key === 'Escape') {
      this.#leave();
    } else if (event.key in ARROWS && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const next = this.#host.stop(at, ARROWS[event.key] * (event.shiftKey ? FAR : 1));
      if (next !== null) {
        this.#go(next);
      }
    } else if (event.ctrlKey || event.altKey || event.metaKey || !this.#host.zoom?.key(event.key, at)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #go(x) {
    this.#point = null;
    this.#own = x;
    this.#show(x);
    this.#tell(x);
    this.#say(x);
    this.#beside(x);
  }

  /** For those who do not see: where the crosshair is, and what is read there. */
  #say(x) {
    const range = this.#host.hoverRange();
    const at = x ?? range.max;
    const readings = this.#host.readings(at, null) ?? [];
    Object.assign(this.#plot, {
      ariaValueMin: String(range.min), ariaValueMax: String(range.max), ariaValueNow: String(Math.min(Math.max(at, range.min), range.max)),
      ariaValueText: readings.map(pair => pair.join(' ')).join(', '),
    });
  }

  #leave() {
    this.#point = null;
    this.#own = null;
    this.#box.hidden = true;
    this.#show(null);
    this.#tell(null);
  }

  #tell(x) {
    const host = this.#host;
    const at = x === null ? { x } : host.inUpdates ? { update: x } : { x, update: host.updateOf(x) };
    window.dispatchEvent(new CustomEvent(EVENT, { detail: { ...at, source: host } }));
  }

  #place({ x, update }) {
    return x === null ? null : this.#host.inUpdates ? update : x ?? this.#host.placeOf(update);
  }

  #hear(x) {
    if (x !== null && x !== undefined) {
      this.#point = null;
      this.#own = null;
    }
    this.#show(x);
    this.#beside(x);
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

  /** The values at the crosshair, at the top of the plot. */
  #beside(x) {
    const readings = this.#line.hidden ? null : this.#host.readings(x, null);
    this.#write(readings, parseFloat(this.#line.style.left), this.#host.plotBox()?.y ?? 0);
  }

  #write(readings, x, y) {
    this.#box.hidden = !readings;
    if (!readings) {
      return;
    }
    this.#box.replaceChildren(...readings.flatMap(([label, text]) => [term('dt', label), term('dd', text)]));
    const own = this.#host.getBoundingClientRect();
    const { width, height } = this.#box.getBoundingClientRect();
    const right = own.x + x + 16 + width < window.innerWidth;
    const top = Math.min(own.y + y, window.innerHeight - height - 8);
    const left = right ? own.x + x + 16 : Math.max(4, own.x + x - width - 16);
    Object.assign(this.#box.style, { left: left + 'px', top: Math.max(4, top) + 'px' });
  }
}

function term(tag, text) {
  const node = document.createElement(tag);
  node.textContent = text ?? '';
  return node;
}

import { fitCanvas } from './canvas.js';
import { colour } from './colour.js';
import { define, DownhillElement } from './element.js';
import { fill } from './numbers.js';
import { drawAxes, drawDot, placing, squareBox } from './plot.js';

const CLASSES = 4;
const LIMITS = { xMin: -1, xMax: 1, yMin: -1, yMax: 1 };
const SPREAD = 0.09;
const REACH = 0.07;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

const TEMPLATE = `<style>
  :host { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px 14px; }
  .square { position: relative; aspect-ratio: 1; width: 100%; max-width: 420px; justify-self: center; }
  canvas { position: absolute; inset: 0; touch-action: none; cursor: crosshair; border-radius: 6px; }
  canvas:focus-visible { outline: 2px solid var(--dh-focus); outline-offset: 2px; }
  .tools { display: grid; align-content: start; gap: 6px; min-width: 112px; }
  .tools > div { display: grid; gap: 4px; }
  button { all: unset; box-sizing: border-box; min-height: 32px; padding: 0 10px; border: 1px solid var(--dh-line); border-radius: 8px; display: flex; align-items: center; gap: 8px;
    font: 500 13px/1.2 var(--dh-font); color: var(--dh-ink); background: var(--dh-raised); cursor: pointer; }
  button:hover { background: var(--dh-hover); } button:focus-visible { outline: 2px solid var(--dh-focus); outline-offset: 2px; }
  button[aria-checked=true], button[aria-pressed=true] { border-color: var(--dh-accent); background: var(--dh-accent-soft); }
  button:disabled { opacity: .45; cursor: default; }
  i { width: 12px; height: 12px; border-radius: 50%; background: var(--c); flex: none; }
  .status { grid-column: 1 / -1; margin: 0; min-height: 18px; font: 12px/18px var(--dh-font); color: var(--dh-ink-2); }
  @media (max-width: 560px) { :host { grid-template-columns: minmax(0, 1fr); } .tools > div { grid-template-columns: repeat(2, minmax(0, 1fr)); } button { min-height: 40px; } }
</style><div class="square"><canvas tabindex="0" role="application"></canvas></div>
<div class="tools"><div class="classes" role="radiogroup"></div><div class="acts"></div></div><p class="status" role="status"></p>`;

/**
 * A plane for points. `values`: [x1, x2, class, ...]; `most`: points at most; `labels`: {aria, classes, class, spray, erase,
 * undo, clear, status, of, full, x, y}. Event `points-changed` {values} after every stroke. Keys on the plane: arrows move a
 * cross, with Shift further; Space places, Delete takes away, 1 to 4 choose the class.
 */
class PointBrush extends DownhillElement {
  static properties = ['values', 'most', 'labels'];

  #points = [];
  #strokes = [];
  #chosen = 0;
  #spray = false;
  #erase = false;
  #cross = { x: 0, y: 0 };
  #last = null;

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    const [canvas, classes, acts] = ['canvas', '.classes', '.acts'].map(name => this.shadowRoot.querySelector(name));
    this.canvas = canvas;
    classes.append(...Array.from({ length: CLASSES }, (_, k) => this.#button('class-' + k, () => this.#choose(k))));
    classes.querySelectorAll('button').forEach(button => {
      button.setAttribute('role', 'radio');
      button.prepend(document.createElement('i'));
    });
    acts.append(this.#button('spray', () => this.#toggle('spray')), this.#button('erase', () => this.#toggle('erase')),
      this.#button('undo', () => this.#undo()), this.#button('clear', () => this.#change(() => [])));
    classes.addEventListener('keydown', event => this.#roam(event));
    canvas.addEventListener('pointerdown', event => this.#press(event));
    canvas.addEventListener('pointermove', event => this.#last && this.#drag(event));
    canvas.addEventListener('pointerup', () => this.#release());
    canvas.addEventListener('pointercancel', () => this.#release());
    canvas.addEventListener('keydown', event => this.#key(event));
    ['focus', 'blur'].forEach(type => canvas.addEventListener(type, () => this.repaint()));
    this.#describe(); // names are there before anything is drawn
  }

  accept(name, value) {
    if (name === 'values') {
      this.#points = Array.from({ length: Math.floor((value ?? []).length / 3) }, (_, p) => value.slice(3 * p, 3 * p + 3));
    }
    if (this.canvas) {
      this.#describe();
    }
  }

  draw() {
    const side = this.shadowRoot.querySelector('.square').clientWidth;
    if (side < 100) {
      return false;
    }
    const context = fitCanvas(this.canvas, side, side);
    const box = squareBox(side);
    context.fillStyle = colour('--dh-plot');
    context.fillRect(box.x, box.y, box.width, box.height);
    drawAxes(context, box, LIMITS, this.words.x, this.words.y);
    const at = placing(box, LIMITS);
    this.#points.forEach(([x, y, k]) => drawDot(context, at.x(x), at.y(y), colour(this.#hue(k)), false, 4));
    if (this.shadowRoot.activeElement === this.canvas && this.canvas.matches(':focus-visible')) {
      this.#drawCross(context, at.x(this.#cross.x), at.y(this.#cross.y));
    }
    this.#describe();
    return true;
  }

  #drawCross(context, x, y) {
    context.strokeStyle = colour('--dh-ink');
    context.lineWidth = 1.5;
    context.beginPath();
    [[-9, 0, 9, 0], [0, -9, 0, 9]].forEach(([a, b, c, d]) => {
      context.moveTo(x + a, y + b);
      context.lineTo(x + c, y + d);
    });
    context.stroke();
  }

  #hue(k) {
    const many = k > 1 || this.#chosen > 1 || this.#points.some(point => point[2] > 1);
    return many ? '--dh-class-' + k : k ? '--dh-positive-ink' : '--dh-negative-ink';
  }

  #describe() {
    const words = this.words;
    const full = this.#points.length >= this.most;
    this.canvas.ariaLabel = words.aria ?? '';
    this.shadowRoot.querySelector('.classes').ariaLabel = words.classes ?? '';
    this.shadowRoot.querySelectorAll('.classes button').forEach((button, k) => {
      this.#name(button, fill(words.class, k + 1));
      button.ariaChecked = String(k === this.#chosen);
      button.tabIndex = k === this.#chosen ? 0 : -1;
      button.firstElementChild.style.setProperty('--c', `var(${this.#hue(k)})`);
    });
    ['spray', 'erase', 'undo', 'clear'].forEach(id => this.#name(this.piece(id), words[id]));
    this.piece('spray').ariaPressed = String(this.#spray);
    this.piece('erase').ariaPressed = String(this.#erase);
    this.piece('undo').disabled = this.#strokes.length === 0;
    this.piece('clear').disabled = this.#points.length === 0;
    const counts = Array.from({ length: CLASSES }, (_, k) => this.#points.filter(point => point[2] === k).length);
    const parts = counts.map((count, k) => count && fill(words.of, count, k + 1)).filter(Boolean).join(', ');
    const text = (parts ? fill(words.status, this.#points.length, parts) : fill(words.none)) + (full ? ' ' + fill(words.full, this.most) : '');
    const status = this.shadowRoot.querySelector('.status');
    status.textContent === text || (status.textContent = text);
  }

  #name(button, text) {
    const last = button.lastChild?.nodeType === Node.TEXT_NODE ? button.lastChild : button.appendChild(document.createTextNode(''));
    last.data = text ?? '';
  }

  #button(part, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('part', part);
    button.addEventListener('click', act);
    return button;
  }

  #choose(k) {
    this.#chosen = k;
    this.#erase = false;
    this.repaint();
  }

  #toggle(which) {
    which === 'spray' ? (this.#spray = !this.#spray) : (this.#erase = !this.#erase);
    this.repaint();
  }

  #roam(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.#choose((this.#chosen + step + CLASSES) % CLASSES);
      this.piece('class-' + this.#chosen).focus();
    }
  }

  #place(event) {
    const area = this.canvas.getBoundingClientRect();
    const box = squareBox(area.width);
    const share = (value, from, size) => Math.min(1, Math.max(0, (value - from) / size));
    return {
      x: share(event.clientX - area.left, box.x, box.width) * 2 - 1,
      y: 1 - share(event.clientY - area.top, box.y, box.height) * 2,
    };
  }

  #press(event) {
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.#keep();
    this.#last = this.#place(event);
    this.#stroke(this.#last);
  }

  /** A line of points no denser than a person could want. */
  #drag(event) {
    const next = this.#place(event);
    const apart = this.#erase ? 0.01 : this.#spray ? SPREAD : 0.05;
    if (Math.hypot(next.x - this.#last.x, next.y - this.#last.y) >= apart) {
      this.#last = next;
      this.#stroke(next);
    }
  }

  #release() {
    if (this.#last) {
      this.#last = null;
      this.#tell();
    }
  }

  #stroke({ x, y }) {
    if (this.#erase) {
      this.#points = this.#points.filter(point => Math.hypot(point[0] - x, point[1] - y) > REACH);
    } else {
      const count = Math.min(this.#spray ? 5 : 1, this.most - this.#points.length);
      for (let i = 0; i < count; i++) {
        const [dx, dy] = this.#spray ? [scatter(), scatter()] : [0, 0];
        this.#points.push([round(x + dx), round(y + dy), this.#chosen]);
      }
    }
    this.repaint();
  }

  #key(event) {
    const move = MOVES[event.key];
    const digit = Number(event.key) - 1;
    if (move) {
      const step = event.shiftKey ? 0.2 : 0.05;
      this.#cross = { x: round(this.#cross.x + move[0] * step), y: round(this.#cross.y + move[1] * step) };
      this.repaint();
    } else if (event.key === ' ' || event.key === 'Enter') {
      this.#change(() => (this.#stroke(this.#cross), this.#points));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.#change(() => this.#points.filter(point => Math.hypot(point[0] - this.#cross.x, point[1] - this.#cross.y) > REACH));
    } else if (digit >= 0 && digit < CLASSES) {
      this.#choose(digit);
    } else {
      return;
    }
    event.preventDefault();
  }

  #keep() {
    this.#strokes.push([...this.#points]);
    this.#strokes.length > 50 && this.#strokes.shift();
  }

  #change(next) {
    this.#keep();
    this.#points = next();
    this.#tell();
  }

  #undo() {
    this.#points = this.#strokes.pop() ?? this.#points;
    this.#tell();
  }

  #tell() {
    this.repaint();
    this.emit('points-changed', { values: this.#points.flat() });
  }
}

const round = value => Math.round(Math.min(1, Math.max(-1, value)) * 1000) / 1000;

/** About normal, and never far. */
const scatter = () => (Math.random() + Math.random() + Math.random() - 1.5) * SPREAD;

define('point-brush', PointBrush);

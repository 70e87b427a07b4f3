import { niceStep } from './axis.js';
import { fitCanvas } from './canvas.js';
import { define, DownhillElement } from './element.js';
import { fill, short, whole } from './numbers.js';
import { GUTTER, placing } from './plot.js';
import { filmOf, keptAt, nextOf } from './race-film.js';
import { drawGround, drawWays } from './race-picture.js';
import { RacePlayer } from './race-player.js';
import { RaceTable } from './race-table.js';

const PACES = [2, 10, 20, 50, 200, 1000];
const EDGE = 8;
const FINEST = 400;
const LARGE = 10;

const TEMPLATE = `<style>
  :host { display: block; font: 13px/1.4 var(--dh-font); color: var(--dh-ink); }
  .plot { position: relative; height: var(--dh-race-height, 440px); }
  canvas { display: block; } .plot > canvas { position: absolute; inset: 0; }
  .handle { appearance: none; position: absolute; width: 36px; height: 36px; margin: -18px 0 0 -18px; padding: 0; border: 0; border-radius: 50%; background: none; cursor: grab; touch-action: none; }
  .handle::before { content: ""; position: absolute; inset: 9px; border-radius: 50%; border: 3px solid var(--dh-ink); box-shadow: 0 0 0 2px var(--dh-ground-halo), inset 0 0 0 2px var(--dh-ground-halo); }
  .handle:hover::before, .handle:focus-visible::before { inset: 6px; } .handle:active { cursor: grabbing; }
  .handle:focus-visible { outline: 2px solid var(--dh-focus); outline-offset: 0; }
  .bar { display: flex; align-items: center; flex-wrap: wrap; gap: 6px; padding: 6px 0 6px ${GUTTER}px; }
  button.tool { appearance: none; display: inline-flex; align-items: center; justify-content: center; min-width: 36px; height: 34px; padding: 0 10px; border: 1px solid var(--dh-line); border-radius: 8px; background: var(--dh-raised); color: var(--dh-accent); font: inherit; cursor: pointer; }
  button.tool:hover { background: var(--dh-hover); } button.play { min-width: 72px; background: var(--dh-accent); border-color: var(--dh-accent); color: var(--dh-on-accent); }
  button.play:hover { background: color-mix(in oklab, var(--dh-accent) 88%, var(--dh-ink)); }
  .tool:focus-visible, select:focus-visible, input:focus-visible { outline: 2px solid var(--dh-focus); outline-offset: 2px; }
  svg { width: 16px; height: 16px; fill: currentColor; }
  input { flex: 1 1 60px; min-width: 60px; accent-color: var(--dh-accent); height: 24px; }
  .now { min-width: 16ch; color: var(--dh-ink-2); font-variant-numeric: tabular-nums; text-align: right; }
  select { height: 34px; padding: 0 6px; border: 1px solid var(--dh-line); border-radius: 8px; background: var(--dh-raised); color: var(--dh-ink); font: inherit; }
  table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  caption { text-align: left; color: var(--dh-ink-2); font-size: 12px; padding: 2px 0; } th, td { padding: 4px 8px; text-align: right; border-top: 1px solid var(--dh-line); }
  thead th { border-top: 0; font-weight: 500; font-size: 12px; color: var(--dh-ink-2); } th:first-child { text-align: left; padding-left: 0; }
  tbody th { font-weight: 500; } tbody th:first-child { padding-left: 42px; text-indent: -42px; } tbody th canvas { display: inline-block; vertical-align: -3px; margin-right: 8px; } td:nth-child(2) { font-weight: 600; }
  td:is(.diverged, .ran_away) { color: var(--dh-warn); } td.underway { color: var(--dh-ink-2); font-weight: 500; }
  td:nth-child(n + 3) { width: 12ch; }
  .legend { margin: 4px 0 0; font-size: 12px; color: var(--dh-ink-2); }
  @media (max-width: 719px) {
    .bar { padding-left: 0; } button.tool { height: 40px; min-width: 44px; } select { height: 40px; } input { flex-basis: 100%; order: 5; height: 32px; } .now { order: 6; flex: 1 0 100%; text-align: left; } select { margin-left: auto; }
    th, td { padding: 5px 4px; } td:nth-child(n + 3) { width: 8ch; } .handle { width: 44px; height: 44px; margin: -22px 0 0 -22px; } .handle::before { inset: 12px; }
  }
</style><div class="plot"><canvas></canvas><button class="handle" part="handle" type="button"></button></div>
<div class="bar"></div><div part="table"></div><p class="legend"></p>`;

const ICONS = {
  reset: 'M3 2h2v12H3zM13 2v12L5.5 8z', play: 'M4 2v12l9.5-6z', pause: 'M3.5 2h3v12h-3zM9.5 2h3v12h-3z', step: 'M3 2.8v10.4L10.5 8zM11.5 2.5h2v11h-2z', end: 'M2 3v10l5.5-5zM7.5 3v10L13 8zM13 3h1.6v10H13z',
};

/**
 * A race of optimizers on a surface: contours, the ways of the racers, a ring that moves the start, a player and a table. `ground`
 * and `race`: see drawGround and filmOf. Tells `start-moved` {x, y}; the next one only after the race of the one before is
 * there, so that a drag cannot outrun the server.
 */
class SurfaceRace extends DownhillElement {
  static properties = ['ground', 'race', 'labels'];

  #film = filmOf(null);
  #player = new RacePlayer(update => this.#show(update), playing => this.#showPlaying(playing));
  #table = new RaceTable();
  #waiting = false;
  #wanted = null;
  #start = null;
  #box = null;

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    const words = this.words;
    const tool = (name, action) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'tool ' + name;
      button.setAttribute('part', name);
      button.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;
      button.ariaLabel = button.title = words[name] ?? '';
      button.addEventListener('click', action);
      return button;
    };
    const scrub = Object.assign(document.createElement('input'), { type: 'range', min: 0, step: 1, ariaLabel: words.scrub ?? '' });
    scrub.setAttribute('part', 'scrub');
    scrub.addEventListener('input', () => this.#player.go(Number(scrub.value)));
    const speed = Object.assign(document.createElement('select'), { ariaLabel: words.speed ?? '' });
    speed.setAttribute('part', 'speed');
    speed.append(...PACES.map(pace => new Option(fill(words.pace, whole(pace)), pace, pace === 20, pace === 20)));
    speed.addEventListener('change', () => { this.#player.pace = Number(speed.value); });
    const now = document.createElement('span');
    now.className = 'now';
    this.shadowRoot.querySelector('.bar').append(
      tool('reset', () => this.#player.go(0)), tool('play', () => this.#player.toggle()),
      tool('step', () => this.#player.go(nextOf(this.#film, this.#player.update))), tool('end', () => this.#player.go(this.#film.length)), scrub, now, speed);
    this.shadowRoot.querySelector('.legend').textContent = words.contours ?? '';
    this.piece('table').append(this.#table.element);
    this.#letDrag();
    // What was set before this element was in the page.
    this.accept('race', this.race);
  }

  disconnectedCallback() {
    this.#player.pause();
    super.disconnectedCallback();
  }

  accept(name, value) {
    if (name === 'race' && value && this.piece('table')) {
      this.#open(value);
    }
  }

  #open(value) {
    this.#film = filmOf(value);
    this.#waiting = false;
    if (this.#wanted) {
      this.#tell();
    } else {
      this.#start = [value.x, value.y];
    }
    this.#table.build(this.#film, this.words);
    this.#player.open(this.#film.length);
  }

  draw() {
    const plot = this.shadowRoot.querySelector('.plot');
    const [width, height] = [plot.clientWidth, plot.clientHeight];
    if (!this.ground || width < 100) {
      return false;
    }
    const context = fitCanvas(plot.querySelector('canvas'), width, height);
    this.#box = { x: GUTTER, y: EDGE, width: width - GUTTER - EDGE, height: height - GUTTER - EDGE };
    drawGround(context, this.#box, this.ground);
    drawWays(context, this.#box, this.ground, this.#film, keptAt(this.#film, this.#player.update));
    this.#table.paint();
    this.#placeHandle();
    this.#describe(plot.querySelector('canvas'));
    return true;
  }

  #describe(canvas) {
    const ends = this.#film.racers.map(racer => `${racer.name}: ${racer.outcome}`).join('; ');
    const [x, y] = this.#film.start;
    canvas.role = 'img'; // now that it has a name
    canvas.ariaLabel = fill(this.words.aria, this.ground.name, short(x), short(y), ends);
  }

  #placeHandle() {
    const handle = this.piece('handle');
    handle.hidden = !this.#start;
    if (this.#start) {
      const at = placing(this.#box, this.ground);
      handle.style.left = at.x(this.#start[0]) + 'px';
      handle.style.top = at.y(this.#start[1]) + 'px';
      handle.ariaLabel = fill(this.words.handle, short(this.#start[0]), short(this.#start[1]));
    }
  }

  #show(update) {
    const [now, scrub] = [this.shadowRoot.querySelector('.now'), this.piece('scrub')];
    now.textContent = fill(this.words.update, whole(update), whole(this.#film.length));
    now.dataset.value = update;
    scrub.max = this.#film.length;
    scrub.value = update;
    scrub.setAttribute('aria-valuetext', now.textContent);
    this.#table.show(update);
    this.repaint();
  }

  #showPlaying(playing) {
    const button = this.piece('play');
    button.ariaLabel = button.title = this.words[playing ? 'pause' : 'play'] ?? '';
    button.querySelector('path').setAttribute('d', ICONS[playing ? 'pause' : 'play']);
  }

  /** The ring can be dragged, and moved by arrow keys; a click elsewhere in the picture brings it there. */
  #letDrag() {
    const plot = this.shadowRoot.querySelector('.plot');
    const handle = this.piece('handle');
    const follow = event => {
      const frame = plot.getBoundingClientRect();
      this.#move(event.clientX - frame.left, event.clientY - frame.top);
    };
    handle.addEventListener('pointerdown', event => {
      handle.setPointerCapture(event.pointerId);
      handle.focus();
      event.preventDefault();
    });
    handle.addEventListener('pointermove', event => handle.hasPointerCapture(event.pointerId) && follow(event));
    plot.querySelector('canvas').addEventListener('click', follow);
    handle.addEventListener('keydown', event => this.#key(event));
  }

  #steps() {
    const { xMin, xMax, yMin, yMax } = this.ground;
    return [niceStep((xMax - xMin) / FINEST), niceStep((yMax - yMin) / FINEST)];
  }

  #move(pixelX, pixelY) {
    const { ground } = this;
    const box = this.#box;
    this.#put(
      ground.xMin + (pixelX - box.x) / box.width * (ground.xMax - ground.xMin),
      ground.yMax - (pixelY - box.y) / box.height * (ground.yMax - ground.yMin));
  }

  #key(event) {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [0, 0];
    if (dx || dy) {
      event.preventDefault();
      const far = event.shiftKey ? LARGE : 1;
      const [x, y] = this.#steps();
      this.#put(this.#start[0] + dx * far * x, this.#start[1] + dy * far * y);
    }
  }

  /** Inside the picture, on round numbers. */
  #put(x, y) {
    const { ground } = this;
    const round = (value, step, low, high) => Number((Math.round(Math.min(Math.max(value, low), high) / step) * step).toPrecision(10));
    const [stepX, stepY] = this.#steps();
    this.#start = [round(x, stepX, ground.xMin, ground.xMax), round(y, stepY, ground.yMin, ground.yMax)];
    this.#wanted = this.#start;
    this.repaint();
    if (!this.#waiting) {
      this.#tell();
    }
  }

  #tell() {
    const [x, y] = this.#wanted;
    this.#wanted = null;
    this.#waiting = true;
    this.emit('start-moved', { x, y });
  }
}

define('surface-race', SurfaceRace);

import { define, DownhillElement } from './element.js';
import { drawThumbnail } from './thumbnail-paint.js';

const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const TEMPLATE = `<style>
  :host { display: block; position: relative; max-height: var(--dh-thumbnails, 262px); overflow: hidden auto; scrollbar-width: thin; }
  .group { display: grid; grid-template-columns: repeat(auto-fill, minmax(64px, 1fr)); align-items: start; gap: 4px 6px; }
  .heading { grid-column: 1 / -1; margin-top: 8px; padding-left: 4px; font: 600 11px/16px var(--dh-font); color: var(--dh-ink-2); }
  .group:first-child .heading { margin-top: 0; }
  button { all: unset; box-sizing: border-box; cursor: pointer; padding: 4px 1px; border-radius: 8px; border: 1px solid transparent; min-width: 0;
    font: 12px/14px var(--dh-font); color: var(--dh-ink-2); text-align: center; }
  button:hover { background: var(--dh-hover); color: var(--dh-ink); }
  button[aria-checked=true] { border-color: var(--dh-accent); background: var(--dh-accent-soft); color: var(--dh-ink); -webkit-text-stroke: .4px; /* as heavy as bold, and no wider: no name breaks anew */ }
  button:focus-visible { outline: 2px solid var(--dh-focus); outline-offset: -1px; }
  .picture { position: relative; aspect-ratio: 4 / 3; border-radius: 5px; background: var(--dh-plot); box-shadow: inset 0 0 0 1px var(--dh-line); overflow: hidden; margin: 0 3px 3px; }
  img { position: absolute; inset: 0; width: 100%; height: 100%; }
  .label { display: block; overflow-wrap: break-word; text-wrap: balance; }
</style><div class="all" role="radiogroup"></div>`;

/**
 * Data sets as pictures to choose from. `items`: [{id, label, title, group, kind, points}], those of a group beside one
 * another, its name a heading; kind and points as thumbnail-paint.js draws them; `value`: the chosen id. Event
 * `value-changed` {value}, only when a person chooses. `labels`: {aria}.
 */
class DataThumbnails extends DownhillElement {
  static properties = ['items', 'value', 'labels'];

  #buttons = [];
  #seen;

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    this.all = this.shadowRoot.querySelector('.all');
    this.all.addEventListener('click', event => this.#choose(event.target.closest('button')));
    this.all.addEventListener('keydown', event => this.#key(event));
    this.#rebuild();
  }

  accept(name) {
    if (this.all) {
      if (name === 'items') {
        this.#rebuild();
      }
      this.#mark();
    }
  }

  draw() {
    this.#buttons.forEach((button, i) => fill(button.querySelector('.picture'), this.items[i]));
    this.#reveal();
    return this.#buttons.length > 0;
  }

  #rebuild() {
    const items = this.items ?? [];
    this.#buttons = items.map(newButton);
    this.all.replaceChildren(...[...new Set(items.map(item => item.group))].map((name, at) =>
      newGroup(name ?? '', 'group-' + at, this.#buttons.filter((_, i) => items[i].group === name))));
    this.#mark();
  }

  #mark() {
    this.all.ariaLabel = this.words.aria ?? '';
    const known = this.items?.some(item => item.id === this.value);
    this.#buttons.forEach((button, i) => {
      const chosen = button.dataset.id === this.value;
      button.ariaChecked = String(chosen);
      button.tabIndex = chosen || (!known && i === 0) ? 0 : -1;
    });
  }

  /** Scrolls once to what has been chosen elsewhere, and never the page. */
  #reveal() {
    const chosen = this.#buttons.find(button => button.dataset.id === this.value);
    if (chosen && this.clientHeight > 0 && this.#seen !== this.value) {
      this.#seen = this.value;
      const [top, bottom] = [chosen.offsetTop, chosen.offsetTop + chosen.offsetHeight];
      if (top < this.scrollTop || bottom > this.scrollTop + this.clientHeight) {
        this.scrollTop = top - (this.clientHeight - chosen.offsetHeight) / 2;
      }
    }
  }

  #choose(button) {
    if (button && button.dataset.id !== this.value) {
      this.value = button.dataset.id;
      this.emit('value-changed', { value: this.value });
    }
  }

  #key(event) {
    const at = this.#buttons.indexOf(event.target);
    if (event.key in STEP && at >= 0) {
      event.preventDefault();
      const next = this.#buttons[(at + STEP[event.key] + this.#buttons.length) % this.#buttons.length];
      next.focus();
      this.#choose(next);
    }
  }
}

function fill(picture, item) {
  const [width, height] = [picture.clientWidth, picture.clientHeight];
  if (width > 0 && height > 0) {
    drawThumbnail(picture.firstElementChild, item, width, height);
  }
}

function newGroup(name, id, buttons) {
  const group = document.createElement('div');
  group.className = 'group';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-labelledby', id);
  const heading = document.createElement('div');
  heading.className = 'heading';
  heading.id = id;
  heading.textContent = name;
  group.append(heading, ...buttons);
  return group;
}

function newButton(item) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.id = item.id;
  button.title = item.title ?? '';
  button.setAttribute('role', 'radio');
  button.innerHTML = '<div class="picture"><img alt="" draggable="false"></div><span class="label"></span>';
  button.querySelector('.label').textContent = item.label;
  return button;
}

define('data-thumbnails', DataThumbnails);

import { define, DownhillElement } from './element.js';

/** Where a key means something of its own. */
const TYPING = 'input, textarea, select, [contenteditable], vaadin-combo-box, vaadin-select, vaadin-text-field, vaadin-number-field, [role=listbox], [role=menu]';
const OVER = 'vaadin-dialog[opened], vaadin-select[opened], vaadin-popover[opened]';
const OFF = 'downhill-keys-off';

/** A key that is held presses these again and again. */
const REPEATED = ['u', 'e', 'f', 's'];

/**
 * Keys for buttons of the page. `keys`: {key: id of the button that it presses}; `strides`: {key: {menu, by}}, which go `by` entries further in the
 * menu of that id. `?` tells the event `help` {on};
 * `turn(on)` makes the keys do nothing, in this browser until they are turned on again.
 */
class TransportKeys extends DownhillElement {
  static properties = ['keys', 'strides'];

  #press = event => this.#hear(event);

  connectedCallback() {
    super.connectedCallback();
    this.hidden = true;
    document.addEventListener('keydown', this.#press);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#press);
  }

  get on() {
    return localStorage.getItem(OFF) === null;
  }

  turn(on) {
    if (on) {
      localStorage.removeItem(OFF);
    } else {
      localStorage.setItem(OFF, '1');
    }
  }

  help() {
    this.emit('help', { on: this.on });
  }

  #hear(event) {
    const { key, ctrlKey, altKey, metaKey, repeat } = event;
    const typing = event.composedPath().some(node => node.matches?.(TYPING)) || document.querySelector(OVER);
    if (event.defaultPrevented || ctrlKey || altKey || metaKey || typing || (repeat && !REPEATED.includes(key)) || !this.on) {
      return;
    }
    if (key === '?') {
      this.help();
    } else if (this.keys?.[key]) {
      document.getElementById(this.keys[key])?.click();
    } else if (this.strides?.[key]) {
      stride(this.strides[key]);
    } else {
      return;
    }
    event.preventDefault();
  }
}

function stride({ menu: id, by }) {
  const menu = document.getElementById(id);
  const items = menu?.items ?? [];
  const next = items[items.findIndex(item => item.value === menu.value) + by];
  if (next) {
    menu.value = next.value;
  }
}

define('transport-keys', TransportKeys);

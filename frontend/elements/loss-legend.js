import { RIGHT, LEFT } from './axis.js';
import { DASHES } from './loss-data.js';

const OWN = [['train', 'solid'], ['test', 'dashed'], ['batch', 'dots']];

/** The slider's places: the weight of the past is one less than they are, so that its end is not too sharp. */
const STRONGEST = 0.99;

export const legendStyle = `
  .legend { display: flex; flex-wrap: wrap; align-items: center; gap: 0 6px; min-height: 20px; padding: 0 ${RIGHT}px 0 ${LEFT}px;
    font: 12px/18px var(--dh-font); color: var(--dh-ink-2); }
  .legend [hidden] { display: none; }
  .legend label { display: inline-flex; align-items: center; gap: 6px; margin-right: auto; white-space: nowrap; }
  .legend input { width: 72px; height: 16px; margin: 0; accent-color: var(--dh-accent); }
  .legend button { font: inherit; color: var(--dh-ink-2); background: none; border: 0; border-radius: 4px; padding: 1px 5px; cursor: pointer; white-space: nowrap; }
  .legend button:hover { background: var(--dh-hover); color: var(--dh-ink); }
  .legend :is(button, input):focus-visible { outline: 2px solid var(--dh-focus); outline-offset: 1px; }
  .legend .whole { color: var(--dh-accent); font-weight: 600; }
  .legend button[aria-pressed="false"] { text-decoration: line-through; color: var(--dh-ink-3); }
  .legend svg { width: 20px; height: 9px; vertical-align: middle; margin: -2px 6px 0 0; overflow: visible; stroke: var(--c); stroke-width: 2; fill: var(--c); }
  .legend button[aria-pressed="false"] svg { opacity: .35; }
  @media (max-width: 719px) { .legend { padding-left: 12px; } .legend button { min-height: 40px; } .legend input { height: 40px; } }`;

export const legendTemplate = `<div class="legend"><label><span></span><input type="range" id="smoothing" min="0" max="100" value="0"></label>
  <button class="whole" hidden></button></div>`;

/** The row over the loss chart: smoothing, the way back to the whole run, and a switch for each curve. */
export class Legend {
  #host;
  #row;
  #changed;
  #made = '';
  #shown = '';

  /** @param changed called with {hidden, smoothing} while somebody changes them, and whether that is over; `zoom` of the host shows the whole run */
  constructor(host, changed) {
    this.#host = host;
    this.#row = host.shadowRoot.querySelector('.legend');
    this.#changed = changed;
    this.#row.querySelector('input').addEventListener('input', () => this.#tell(false));
    this.#row.querySelector('input').addEventListener('change', () => this.#tell(true));
    this.#row.querySelector('.whole').addEventListener('click', () => host.zoom.show(null));
  }

  /** Shows the switches of what there is: {key, text, slot} of other runs, and which of the own curves are `present`. */
  show({ words, present, others, choices, zoomed }) {
    const items = [
      ...OWN.filter(([key]) => present[key] && words[key]).map(([key, kind]) => ({ key, text: words[key], kind, ink: key === 'batch' ? 'batch-dot' : key })),
      ...others.map(({ key, label, slot }) => ({ key, text: label, kind: DASHES[slot].join(' '), ink: 'run-' + slot })),
    ];
    const made = JSON.stringify(items);
    if (made !== this.#made) {
      this.#made = made;
      this.#row.querySelectorAll('button[data-key]').forEach(button => button.remove());
      this.#row.append(...items.map(item => this.#button(item)));
    }
    const shown = JSON.stringify([made, words.smoothing, words.whole, zoomed, choices.smoothing, [...choices.hidden]]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#dress(words, choices, zoomed);
    }
  }

  #dress(words, choices, zoomed) {
    this.#row.querySelectorAll('button[data-key]').forEach(button => { button.ariaPressed = String(!choices.hidden.has(button.dataset.key)); });
    this.#row.querySelector('label span').textContent = words.smoothing ?? '';
    const whole = this.#row.querySelector('.whole');
    whole.textContent = words.whole ?? '';
    whole.hidden = !zoomed || !words.whole;
    const input = this.#row.querySelector('input');
    if (this.#host.shadowRoot.activeElement !== input) {
      input.value = String(Math.round(choices.smoothing / STRONGEST * 100));
    }
    input.ariaValueText = choices.smoothing.toFixed(2);
  }

  #button({ key, text, kind, ink }) {
    const button = document.createElement('button');
    button.dataset.key = key;
    const dash = { solid: '', dashed: '5 3' }[kind] ?? kind;
    const line = `<line x1="0" y1="4.5" x2="20" y2="4.5" stroke-dasharray="${dash}"/>`;
    const dots = '<circle cx="3" cy="5" r="1"/><circle cx="10" cy="3" r="1"/><circle cx="17" cy="6" r="1"/>';
    button.innerHTML = `<svg aria-hidden="true" style="--c: var(--dh-${ink})">${kind === 'dots' ? dots : line}</svg>`;
    button.append(text);
    button.addEventListener('click', () => {
      button.ariaPressed = String(button.ariaPressed !== 'true');
      this.#tell(true);
    });
    return button;
  }

  #tell(settled) {
    const off = [...this.#row.querySelectorAll('button[aria-pressed="false"]')].map(button => button.dataset.key);
    this.#changed({ hidden: off, smoothing: Number(this.#row.querySelector('input').value) / 100 * STRONGEST }, settled);
  }
}

import { define, DownhillElement } from './element.js';
import { fill, powerOfTen, short } from './numbers.js';

const [LOW, HIGH] = [-8, 1];
const MARKS = [-8, -6, -4, -2, 0];

const TEMPLATE = `<style>
  :host { display: block; height: 100%; overflow: auto; scrollbar-width: thin; font: 12px/16px var(--dh-font); color: var(--dh-ink-2); font-variant-numeric: tabular-nums; }
  ul { margin: 0; padding: 0; list-style: none; } li, .axis { display: grid; grid-template-columns: minmax(44px, max-content) minmax(0, 1fr) 52px; align-items: center; gap: 8px; min-height: 22px; }
  ul, .axis { --names: 56px; } li, .axis { grid-template-columns: var(--names) minmax(0, 1fr) 56px; } li > span { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; } b { font-weight: 600; color: var(--dh-ink); text-align: right; }
  .track { position: relative; height: 14px; background: var(--dh-track); border-radius: 3px; }
  .band { position: absolute; inset: 0 auto 0 var(--from); width: var(--width); background: color-mix(in oklab, var(--dh-accent) 24%, transparent); border-inline: 1px solid var(--dh-accent); }
  .dot { position: absolute; top: 50%; left: var(--at); width: 10px; height: 10px; margin: -5px; border-radius: 50%; background: var(--dh-ink); box-shadow: 0 0 0 1.5px var(--dh-surface); }
  .dot[hidden] { display: none; } .marks { position: relative; height: 16px; font-size: 11px; } .marks span { position: absolute; transform: translateX(-50%); }
  p { margin: 6px 0 0; text-wrap: pretty; } p i { display: inline-block; width: 14px; height: 10px; margin-right: 5px; background: color-mix(in oklab, var(--dh-accent) 24%, transparent); border-inline: 1px solid var(--dh-accent); }
</style>
<ul></ul><div class="axis" aria-hidden="true"><span></span><div class="marks"></div></div><p class="typical"><i></i><span></span></p><p class="why"></p>`;

const LINE = '<span></span><div class="track"><div class="band"></div><div class="dot"></div></div><b></b>';

/**
 * How far one update moved each layer, relative to its weights, beside what is typical: the numbers stand beside their places.
 * `frame`: {number, names, steps: one number for each layer, null where there is none, band: [low, high]}. `labels`: {typical,
 * none, above, below, within, why}; in typical {0} and {1} are the ends of the band.
 */
class RelativeSteps extends DownhillElement {
  static properties = ['frame', 'labels'];

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
    this.shadowRoot.querySelector('.marks').replaceChildren(...MARKS.map(power => {
      const mark = document.createElement('span');
      mark.textContent = power === 0 ? '1' : powerOfTen(power);
      mark.style.left = percent(power);
      return mark;
    }));
  }

  draw() {
    if (!this.frame || !this.clientWidth) {
      return false;
    }
    const { names, steps, band } = this.frame;
    const list = this.shadowRoot.querySelector('ul');
    while (list.childElementCount > names.length) {
      list.lastElementChild.remove();
    }
    names.forEach((name, i) => this.#write(list.children[i] ?? addLine(list), name, steps[i], band));
    this.shadowRoot.querySelector('.typical span').textContent = fill(this.words.typical, short(band[0]), short(band[1]));
    this.shadowRoot.querySelector('.why').textContent = this.words.why ?? '';
    return true;
  }

  #write(line, name, step, [low, high]) {
    const [title, track, told] = line.children;
    title.textContent = name;
    const [from, to] = [Math.log10(low), Math.log10(high)];
    track.style.setProperty('--from', percent(from));
    track.style.setProperty('--width', (to - from) / (HIGH - LOW) * 100 + '%');
    const dot = track.lastElementChild;
    dot.hidden = step === null;
    dot.style.setProperty('--at', percent(Math.log10(Math.max(step, 1e-300))));
    told.textContent = step === null ? this.words.none ?? '–' : short(step);
    track.role = 'img';
    track.ariaLabel = step === null ? this.words.none ?? '' : this.words[step < low ? 'below' : step > high ? 'above' : 'within'] ?? '';
  }
}

const percent = power => Math.min(100, Math.max(0, (power - LOW) / (HIGH - LOW) * 100)) + '%';

function addLine(list) {
  const line = list.appendChild(document.createElement('li'));
  line.innerHTML = LINE;
  return line;
}

define('relative-steps', RelativeSteps);

import { define, DownhillElement } from './element.js';

const TEMPLATE = `<style>
  :host { display: block; font: 12px/16px var(--dh-font); color: var(--dh-ink-2); font-variant-numeric: tabular-nums; }
  ol { margin: 0; padding: 0; list-style: none; } ol.links > li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 10px; padding: 2px 0; border-top: 1px solid var(--dh-line); }
  ol.links > li:first-child { border-top: 0; } ol.links > li.last { font-weight: 600; color: var(--dh-ink); }
  b { font-weight: 600; color: var(--dh-ink); text-align: right; } b small { font-weight: 400; color: var(--dh-ink-2); font-size: 11px; }
  p { margin: 0 0 4px; } h3 { margin: 8px 0 2px; font: 600 12px/16px var(--dh-font); color: var(--dh-ink); }
  ol.lines { overflow-x: auto; scrollbar-width: thin; } ol.lines:focus-visible { outline: 2px solid var(--dh-focus); outline-offset: 1px; } ol.lines > li { padding: 3px 0; } ol.lines > li + li { border-top: 1px solid var(--dh-line); }
  .lines div { color: var(--dh-ink); line-height: 1.5; } .live { padding-left: 12px; } math { font-size: 1.15em; math-depth: 0; } mfrac > * { math-style: normal; } .dh-own { color: var(--dh-accent); }
  [hidden] { display: none; }
</style>
<p class="told"></p><ol class="links"></ol><h3></h3><ol class="lines"></ol>`;

/**
 * What one update did to one weight, number by number, and the optimizer's formula with these numbers in it. `frame`:
 * {number, told: a sentence, links: [[name, value, what it was before or '']], lines: [a statement in numbers, or '']},
 * `formula`: [the same statement in letters]; all texts ready, statements as markup; without links there is only the sentence.
 * `labels`: {formula, links}.
 */
class WeightAnatomy extends DownhillElement {
  static properties = ['frame', 'formula', 'labels'];

  build() {
    this.shadowRoot.innerHTML = TEMPLATE;
  }

  draw() {
    if (!this.frame) {
      return false;
    }
    const { told, links, lines } = this.frame;
    const find = selector => this.shadowRoot.querySelector(selector);
    find('.told').textContent = told;
    find('.links').ariaLabel = this.words.links ?? '';
    children(find('.links'), links, writeLink);
    find('.links').lastElementChild?.classList.add('last');
    find('h3').hidden = lines.length === 0;
    find('h3').textContent = this.words.formula ?? '';
    children(find('.lines'), lines.map((numbers, i) => [this.formula?.[i] ?? '', numbers]), writeLine);
    scrollable(find('.lines'), this.words.formula);
    return true;
  }
}

/** As many children as items; nothing is rebuilt while the number stays the same. */
function children(list, items, write) {
  while (list.childElementCount > items.length) {
    list.lastElementChild.remove();
  }
  items.forEach((item, i) => {
    const child = list.children[i] ?? list.appendChild(document.createElement('li'));
    child.className = '';
    write(child, item);
  });
}

function writeLink(item, [name, value, before]) {
  if (!item.firstChild) {
    item.append(document.createElement('span'), document.createElement('b'));
  }
  item.firstChild.textContent = name;
  const was = document.createElement('small');
  was.textContent = before ? before + ' → ' : '';
  item.lastChild.replaceChildren(was, value);
}

function writeLine(item, [letters, live]) {
  if (!item.firstChild) {
    item.append(document.createElement('div'), document.createElement('div'));
    item.lastChild.className = 'live';
  }
  writeMarkup(item.firstChild, letters);
  writeMarkup(item.lastChild, live);
  item.lastChild.hidden = !live;
}

/** The server has escaped all that is not markup; the same again costs nothing. */
function writeMarkup(place, markup) {
  if (place.markup !== markup) {
    place.markup = markup;
    place.innerHTML = markup;
  }
}

/** What is wider than its place can be scrolled by keyboard too. */
function scrollable(list, name) {
  if (list.scrollWidth > list.clientWidth) {
    list.tabIndex = 0;
    list.ariaLabel = name ?? '';
  } else {
    list.removeAttribute('tabindex');
  }
}

define('weight-anatomy', WeightAnatomy);

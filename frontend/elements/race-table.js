import { fitCanvas } from './canvas.js';
import { fill, short, whole } from './numbers.js';
import { isGone, keptAt, placeOf } from './race-film.js';
import { drawKey } from './race-picture.js';

const KEY = [34, 16];

/** The race in numbers: a row for each racer, and a caption that says which update it is. */
export class RaceTable {
  #table = document.createElement('table');
  #words = {};
  #shown = null;

  get element() {
    return this.#table;
  }

  /** Rows for another race. */
  build(film, words) {
    this.#words = words;
    this.#shown = film;
    this.#table.replaceChildren();
    this.#table.createCaption();
    const head = this.#table.createTHead().insertRow();
    head.append(...['racer', 'goal', 'loss', 'distance'].map(name => heading(words[name], 'col')));
    const body = this.#table.createTBody();
    film.racers.forEach((racer, i) => {
      const row = body.insertRow();
      const name = heading(racer.name, 'row');
      name.prepend(document.createElement('canvas'));
      row.append(name);
      row.dataset.racer = i;
      const outcome = row.insertCell();
      outcome.textContent = racer.outcome;
      outcome.dataset.value = racer.end === 'arrived' ? racer.at : '';
      outcome.className = racer.end;
      row.insertCell();
      row.insertCell();
    });
    this.paint();
  }

  /** Keys in the colours of the theme. */
  paint() {
    this.#table.querySelectorAll('canvas').forEach((canvas, i) => drawKey(fitCanvas(canvas, ...KEY), i, ...KEY));
  }

  /** Numbers at an update. */
  show(update) {
    const film = this.#shown;
    const index = keptAt(film, update);
    this.#table.caption.textContent = fill(this.#words.caption, whole(update));
    film.racers.forEach((racer, i) => {
      const [, , height, distance] = placeOf(racer, index);
      const cells = this.#table.tBodies[0].rows[i].cells;
      const gone = isGone(racer, update);
      cells[2].textContent = gone ? this.#words.gone : short(height);
      cells[3].textContent = gone ? this.#words.gone : Number.isNaN(distance) ? '–' : short(distance);
    });
  }
}

function heading(text, scope) {
  const cell = document.createElement('th');
  cell.scope = scope;
  const words = document.createElement('span');
  words.textContent = text ?? '';
  cell.append(words);
  return cell;
}

import { whole } from './numbers.js';

/** Above so many classes there is no room for words in the corner; the caption says the same. */
export const MANY = 6;

/** True classes by predicted ones as a real table; cells are tinted by their share of the row, the rarest mistake visibly. */
export function confusionTable(names, words) {
  const table = document.createElement('table');
  table.createCaption().textContent = words.caption ?? '';
  const head = table.createTHead().insertRow();
  head.append(heading(names.length > MANY ? '' : words.corner ?? '', 'col'), ...names.map(name => heading(name, 'col')));
  const body = table.createTBody();
  for (const name of names) {
    const row = body.insertRow();
    row.append(heading(name, 'row'));
    names.forEach(() => row.insertCell());
  }
  return table;
}

export function fillConfusion(table, matrix) {
  [...table.tBodies[0].rows].forEach((row, truth) => {
    const counts = matrix?.[truth] ?? [];
    const sum = counts.reduce((a, b) => a + b, 0) || 1;
    [...row.cells].slice(1).forEach((cell, predicted) => {
      const count = counts[predicted];
      const share = count ? Math.round(20 + count / sum * 80) : 0;
      cell.textContent = count === undefined ? '' : whole(count);
      cell.style.setProperty('--share', share + '%');
      cell.className = (truth === predicted ? 'right' : 'wrong') + (share > 60 ? ' strong' : '') + (count ? '' : ' none');
    });
  });
}

function heading(text, scope) {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  cell.title = text;
  return cell;
}

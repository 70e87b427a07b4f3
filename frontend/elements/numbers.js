/** Numbers as people read them. Words come from the server; here is nothing but digits. */

const SUPERSCRIPT = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };

/** At most seven characters: 0.0312, 12.5, 6,530, 3.2e-5. */
export function short(value) {
  return written(value, 3, 1);
}

/** As exact as is useful to a reader: six digits. */
export function exact(value) {
  return written(value, 6, 5);
}

function written(value, digits, exponentDigits) {
  if (value === null || value === undefined) {
    return '–';
  }
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    return minus(value.toExponential(exponentDigits).replace('e+', 'e').replace(/\.?0+e/, 'e'));
  }
  return minus(size >= 1000 ? whole(value, digits > 3 && size < 1e4 ? 1 : 0) : String(Number(value.toPrecision(digits))));
}

const formats = new Map();

/** 12,000 in the page's language. */
export function whole(value, fraction = 0) {
  if (!Number.isFinite(value)) {
    return '–';
  }
  return format(digits(), fraction).format(value);
}

// To make one takes a hundred times as long as to use it.
function format(language, fraction) {
  const key = language + fraction;
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat(language, { maximumFractionDigits: fraction }));
  }
  return formats.get(key);
}

// A decimal point is the same in all languages here, as in fields and links: so a point must not group digits.
function digits() {
  const language = document.documentElement.lang || 'en';
  return language === 'de' ? 'de-CH' : language;
}

/** 10⁻⁸ for -8. */
export function powerOfTen(exponent) {
  return '10' + [...String(exponent)].map(c => SUPERSCRIPT[c]).join('');
}

/** Has a node say this. One that says it already is left alone: to write it anew would have the page laid out again. */
export function say(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Puts the arguments where a text of the server has {0}, {1}, …; no text, no words. */
export function fill(text, ...values) {
  return (text ?? '').replace(/\{(\d+)\}/g, (_, index) => values[index] ?? '');
}

/** The text for a count, where there is one for each plural category of the page's language. */
export function plural(texts, count) {
  return typeof texts === 'object' ? texts[new Intl.PluralRules(document.documentElement.lang || 'en').select(count)] ?? texts.other : texts;
}

function minus(text) {
  return text.replace(/-(?=[\d.])/g, (sign, at) => (at === 0 ? '−' : sign));
}

import { cached, colour, diverging, magnitude, rgb } from './colour.js';
import { powerOfTen, short } from './numbers.js';

/**
 * One byte per magnitude: a log10 scale from 1e-8 to 1e+2 between the codes 2 and 252, and codes for what does
 * not lie on it. The same codes serve for ratios, from -5 to +5 decades.
 */
export const [ZERO, BELOW, LOWEST, HIGHEST, ABOVE, MISSING, BROKEN] = [0, 1, 2, 252, 253, 254, 255];
export const ABSOLUTE = { low: -8, high: 2 };
export const RELATIVE = { low: -5, high: 5 };

export const isScaled = code => code >= LOWEST && code <= HIGHEST;

export const decadesOf = (code, scale) => scale.low + (code - LOWEST) / (HIGHEST - LOWEST) * (scale.high - scale.low);

/** Missing is less than anything, non-finite more than anything. */
export const rank = code => (code === MISSING ? -1 : code);

/** log10(a / b) as a code; only a reference on the scale can be compared with. */
export function ratioCode(code, reference) {
  if (code === MISSING || code === BROKEN || code === ZERO) {
    return code;
  }
  if (!isScaled(reference)) {
    return MISSING;
  }
  const decades = (clampCode(code) - reference) / (HIGHEST - LOWEST) * (ABSOLUTE.high - ABSOLUTE.low);
  const place = LOWEST + Math.round((decades - RELATIVE.low) / (RELATIVE.high - RELATIVE.low) * (HIGHEST - LOWEST));
  return place < LOWEST ? BELOW : place > HIGHEST ? ABOVE : place;
}

/** The colour of each of the 256 codes; null draws nothing. */
export function heatColours(relative) {
  return cached('heat ' + Boolean(relative), () => Array.from({ length: 256 }, (_, code) => heatColour(code, relative)));
}

function heatColour(code, relative) {
  if (code === MISSING || code === BROKEN) {
    return null;
  }
  if (code === ZERO) {
    return rgb('--dh-zero');
  }
  if (!isScaled(code)) {
    return rgb(code === BELOW ? '--dh-below' : '--dh-above');
  }
  const share = (code - LOWEST) / (HIGHEST - LOWEST);
  return relative ? diverging(share * 2 - 1) : magnitude(share);
}

export function heatText(code, relative, words) {
  const scale = relative ? RELATIVE : ABSOLUTE;
  switch (code) {
    case ZERO: return words.zero ?? '0';
    case BELOW: return '▼ < ' + powerOfTen(scale.low);
    case ABOVE: return '▲ > ' + powerOfTen(scale.high);
    case MISSING: return words.missing ?? '–';
    case BROKEN: return words.nonFinite ?? 'NaN';
    default: return (relative ? '× ' : '') + short(10 ** decadesOf(code, scale));
  }
}

/** A number as a place 0…1 on the absolute scale; null if it is not on it at all. */
export function magnitudeShare(value) {
  if (!Number.isFinite(value)) {
    return null;
  }
  const share = (Math.log10(Math.abs(value)) - ABSOLUTE.low) / (ABSOLUTE.high - ABSOLUTE.low);
  return Math.min(Math.max(share, 0), 1);
}

export const inkOn = ([r, g, b]) => colour(0.3 * r + 0.59 * g + 0.11 * b > 140 ? '--dh-on-light' : '--dh-on-dark');

const clampCode = code => Math.min(Math.max(code, LOWEST), HIGHEST);

/** Numbers travel as base64 of little-endian arrays: a property the server can set in one go, about 1 byte a cell. */

/** Told on `window` when an element misses rows; the frame clock passes it on to the server. */
export const RESYNC = 'downhill-resync';

const RESYNC_PAUSE = 500;
let asked = -Infinity;

export function bytes(text) {
  if (!text) {
    return new Uint8Array(0);
  }
  if (Uint8Array.fromBase64) {
    return Uint8Array.fromBase64(text);
  }
  const raw = atob(text);
  const out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) {
    out[i] = raw.charCodeAt(i);
  }
  return out;
}

/** What {@link float64} reads: this machine's own order of bytes is that of the letters. */
export function base64(values) {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (raw.toBase64) {
    return raw.toBase64();
  }
  let text = '';
  for (const byte of raw) {
    text += String.fromCharCode(byte);
  }
  return btoa(text);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+';
const CLASSES = new Map(Array.from(LETTERS, (letter, i) => [letter.charCodeAt(0), i]));
const SHADES = new Map(Array.from(CLASSES, ([letter, i]) => [letter, Math.round(i * 254 / (LETTERS.length - 1))]));
const REPEATS = new Map(Array.from('!#$%()*,-.:;=?@[]^_`{|}~', (sign, i) => [sign.charCodeAt(0), i + 1]));
const NOT_FINITE = 255;

/** Codes from 0 to 254 of cells that came as letters; 255 of what is not finite. */
export function cellCodes(text = '') {
  return cells(text, SHADES);
}

/** Numbers of the classes of cells that came as letters. */
export function cellClasses(text = '') {
  return cells(text, CLASSES);
}

/** A letter a cell, or a sign that says how often the one before it comes again. */
function cells(text, alphabet) {
  const codes = [];
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    const again = REPEATS.get(sign) ?? 0;
    const code = again ? codes.at(-1) : alphabet.get(sign) ?? NOT_FINITE;
    for (let k = again || 1; k > 0; k--) {
      codes.push(code);
    }
  }
  return Uint8Array.from(codes);
}

export function float64(text) {
  return numbers(text, Float64Array, 'getFloat64');
}

export function float32(text) {
  return numbers(text, Float32Array, 'getFloat32');
}

function numbers(text, Type, getter) {
  const raw = bytes(text);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const out = new Type(Math.floor(raw.length / Type.BYTES_PER_ELEMENT));
  for (let i = 0; i < out.length; i++) {
    out[i] = view[getter](i * Type.BYTES_PER_ELEMENT, true);
  }
  return out;
}

/** Asks the server for a whole history; frames already on their way may show the same gap, hence the pause. */
export function requestResync() {
  const now = performance.now();
  if (now - asked > RESYNC_PAUSE) {
    asked = now;
    window.dispatchEvent(new CustomEvent(RESYNC));
  }
}

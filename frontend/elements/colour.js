/**
 * Colours come from the theme's custom properties. A probe element resolves them (light-dark(), oklch, …) to
 * what the browser would paint; they are read again when the colour scheme or a style sheet changes.
 */
const listeners = new Set();
let cache = new Map();
let probe;
let pixel;

/** The colour of `--dh-…` as the browser writes it, for strokes and fills. */
export function colour(name) {
  return cached('css ' + name, () => resolve(name));
}

/** The same as [red, green, blue], for pixels. */
export function rgb(name) {
  return cached('rgb ' + name, () => {
    pixel ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour(name);
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  });
}

/** A font for canvases: size in px and the theme's own family. */
export function font(size, weight = 400) {
  return cached(`font ${size} ${weight}`, () => {
    const family = getComputedStyle(document.documentElement).getPropertyValue('--dh-font').trim();
    return `${weight} ${size}px ${family || 'sans-serif'}`;
  });
}

export function mix(from, to, share) {
  return from.map((start, i) => Math.round(start + (to[i] - start) * share));
}

export const css = ([r, g, b]) => `rgb(${r} ${g} ${b})`;

/** Colour of a share -1…1: orange, neutral, blue. */
export function diverging(share) {
  const end = rgb(share < 0 ? '--dh-negative' : '--dh-positive');
  return mix(rgb('--dh-neutral'), end, Math.min(1, Math.abs(share)));
}

/** Colour of a share 0…1 on the scale of magnitudes. */
export function magnitude(share) {
  const place = Math.min(Math.max(share, 0), 1) * 8;
  const stop = Math.min(7, Math.floor(place));
  return mix(rgb('--dh-magnitude-' + stop), rgb('--dh-magnitude-' + (stop + 1)), place - stop);
}

/** Something computed from colours, kept until they change. */
export function cached(key, make) {
  if (!cache.has(key)) {
    cache.set(key, make());
  }
  return cache.get(key);
}

export function onThemeChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function resolve(name) {
  if (!probe?.isConnected) {
    probe = document.createElement('span');
    probe.hidden = true;
    document.body.append(probe);
  }
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

function changed() {
  cache = new Map();
  listeners.forEach(listener => listener());
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
matchMedia('(forced-colors: active)').addEventListener('change', changed);
new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ['style', 'theme', 'class'] });
document.addEventListener('load', event => event.target?.tagName === 'LINK' && changed(), true);

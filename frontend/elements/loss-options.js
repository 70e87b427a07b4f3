import { LEFT, niceStep, RIGHT, ticks, tickText, xTicks } from './axis.js';
import { colour, font } from './colour.js';
import { powerOfTen, short } from './numbers.js';

/** More would overflow within Chart.js. */
const LARGEST = 1e300;

/** Chart.js options of the loss chart and of the thin learning-rate chart below it. */
export function lossOptions(viewOf) {
  const options = common(viewOf);
  options.scales.x.ticks.display = false;
  options.layout.padding.bottom = 7;
  options.scales.y = yScale(() => viewOf().loss, viewOf().titles.loss);
  return options;
}

export function rateOptions(viewOf) {
  const options = common(viewOf);
  options.scales.x.title = title(viewOf().titles.x);
  options.scales.y = yScale(() => viewOf().rate, viewOf().titles.rate);
  return options;
}

/** What changes with every frame; all other options change with theme, words and kind of axis only. */
export function setLimits(chart, range, axis) {
  const { x, y } = chart.config.options.scales; // chart.options are those of the last update
  Object.assign(x, { min: range.min, max: range.max });
  Object.assign(y, { min: axis.min, max: axis.max });
}

/** {min, max, log, values}: round limits around what is shown. */
export function lossAxis(shown, log, chance, first) {
  if (!log) {
    const usual = Math.max(first ?? 0, chance ?? 0) || 1;
    const max = Math.min(shown?.max ?? usual, 50 * usual, LARGEST) * 1.06 || 1;
    const min = Math.min(0, Math.max(shown?.min ?? 0, -max));
    return { min, max, log, values: ticks(min, max, 4) };
  }
  const high = Math.min(shown?.max ?? 1, 1e30);
  const low = Math.max(Math.min(shown?.min ?? 0.1, high), high * 1e-16, 1e-300);
  const wide = Math.log10(high / low) > 1;
  const min = wide ? 10 ** Math.floor(Math.log10(low)) : low / 1.25;
  return { min, max: high * 1.25, log, values: logTicks(min, high * 1.25) };
}

/** From zero to a little over the highest rate; steady while the rate is constant. */
export function rateAxis(shown) {
  const max = shown && shown.max > 0 ? shown.max * 1.15 : 1;
  const step = niceStep(max / 2);
  return { min: 0, max, log: false, values: [0, step].filter(v => v <= max) };
}

function logTicks(min, max) {
  const decades = Math.log10(max / min);
  const factors = decades > 2 ? [1] : decades > 1 ? [1, 3] : [1, 1.5, 2, 3, 5, 7];
  const every = Math.max(1, Math.ceil(decades / 5));
  const out = [];
  for (let power = Math.floor(Math.log10(min) + 1e-9); 10 ** power <= max; power++) {
    if (power % every === 0) {
      out.push(...factors.map(f => Number((f * 10 ** power).toPrecision(6))));
    }
  }
  return out.filter(v => v >= min * (1 - 1e-9) && v <= max);
}

function common(viewOf) {
  return {
    animation: false, responsive: false, maintainAspectRatio: false, parsing: false, normalized: true, spanGaps: false,
    events: [], layout: { autoPadding: false, padding: { left: 0, right: RIGHT, top: 7, bottom: 0 } },
    plugins: { legend: { display: false }, tooltip: { enabled: false }, title: { display: false } },
    elements: { line: { borderWidth: 1.6, borderJoinStyle: 'round' }, point: { hitRadius: 0, hoverRadius: 0, borderWidth: 0 } },
    scales: { x: xScale(viewOf) },
  };
}

function xScale(viewOf) {
  return {
    type: 'linear',
    afterFit: scale => Object.assign(scale, { paddingLeft: 0, paddingRight: 0 }),
    afterBuildTicks: scale => { scale.ticks = xTicks(viewOf().range, viewOf().width).map(value => ({ value })); },
    ticks: { autoSkip: false, maxRotation: 0, padding: 2, color: colour('--dh-ink-2'), font: chartFont(11), callback: tickText },
    grid: { color: colour('--dh-grid'), drawTicks: false },
    border: { color: colour('--dh-line') },
  };
}

function yScale(axisOf, text) {
  const { log } = axisOf();
  return {
    type: log ? 'logarithmic' : 'linear',
    afterFit: scale => Object.assign(scale, { width: LEFT, paddingTop: 0, paddingBottom: 0 }),
    afterBuildTicks: scale => { scale.ticks = axisOf().values.map(value => ({ value })); },
    ticks: { autoSkip: false, padding: 6, color: colour('--dh-ink-2'), font: chartFont(11), callback: log ? logText : tickText },
    title: title(text),
    grid: { color: colour('--dh-grid'), drawTicks: false },
    border: { color: colour('--dh-line') },
  };
}

function title(text) {
  return { display: Boolean(text), text: text ?? '', color: colour('--dh-ink-2'), font: chartFont(11), padding: 0 };
}

const chartFont = size => ({ family: font(size).replace(/^.*?px /, ''), size });

function logText(value) {
  const power = Math.log10(value);
  const round = Math.abs(power - Math.round(power)) < 1e-6;
  return round && Math.abs(power) > 3 ? powerOfTen(Math.round(power)) : short(value);
}

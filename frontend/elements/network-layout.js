/** Where everything of the network picture is. Columns: inputs, hidden layers, outputs. */
export const HEAD = 50;
export const FOOT = 34;
const MOST = 12;
const SHOWN = 10;
const WIDEST = 110;
const ROOMY = 82;
const ROOMY_TOUCH = 116;
const NARROWEST = 46;
const LONGEST_NAME = 110;

export function layout(spec, width, height, touch, names) {
  const counts = [spec.inputs.length, ...spec.layers.map(layer => layer.units), spec.outputs];
  const least = touch && spec.editable ? 84 : NARROWEST;
  const share = Math.max(least, width / counts.length);
  const lead = Math.max(0, Math.min(names, LONGEST_NAME) + 24 - share / 2); // what names need beyond half a column
  const column = Math.max(least, (width - lead) / counts.length);
  const spread = Math.min(column, Math.max(WIDEST, width / Math.max(4, counts.length)));
  const whole = Math.max(width, lead + column * counts.length);
  const start = lead + (whole - lead - spread * counts.length) / 2;
  const area = { top: HEAD + 4, bottom: height - FOOT - 4 };
  return {
    width: whole, height, area, column: spread, roomy: spread >= (touch ? ROOMY_TOUCH : ROOMY),
    columns: counts.map((count, i) => nodes(count, start + (i + 0.5) * spread, area, spec.maps && i > 0 && i < counts.length - 1)),
  };
}

function nodes(count, x, { top, bottom }, mapped) {
  const shown = count > MOST ? SHOWN : count;
  const places = count > MOST ? shown + 1 : shown;
  const gap = Math.min(26, (bottom - top) / Math.max(1, places));
  const first = (top + bottom) / 2 - gap * (places - 1) / 2;
  return {
    x, shown, gap, more: count - shown, radius: mapped ? Math.min(11, gap * 0.44) : Math.max(2.5, Math.min(8, gap * 0.36)),
    ys: Array.from({ length: shown }, (_, i) => first + i * gap), moreY: first + (shown - 1) * gap + Math.max(gap, 12),
  };
}

/** Where everything of the network picture is. Columns: inputs, hidden layers, outputs. */
export const HEAD = 50;
export const FOOT = 34;
/** As many units of a layer as their weights travel for: WeightMap.drawn. */
const MOST = 32;
const MOST_DEEP = 16;
const DEEP = 9;
const WIDEST = 110;
const ROOMY = 82;
const ROOMY_TOUCH = 116;
const NARROWEST = 46;
const LONGEST_NAME = 110;
const APART = 26;
/** Units that would stand closer than this stand in several lanes, as far as these leave half of a column to the edges. */
const CROWDED = 20;
const MOST_LANES = 4;

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
    columns: counts.map((count, i) => nodes(count, start + (i + 0.5) * spread, area, { column: spread, most: spec.layers.length < DEEP ? MOST : MOST_DEEP, mapped: spec.maps && i > 0 && i < counts.length - 1 })),
  };
}

/** Each unit has a height of its own, so that its edges can be told apart; the lanes only part the units themselves. */
function nodes(count, x, { top, bottom }, { column, most, mapped }) {
  const shown = count > most ? most - 2 : count;
  const room = bottom - top - (count > shown ? 14 : 0);
  const inLanes = lanes => {
    const gap = Math.min(APART / lanes, room / (shown - 1 + 0.9 * lanes));
    const radius = mapped ? Math.min(11, gap * lanes * 0.44) : Math.max(2.5, Math.min(8, gap * lanes * 0.36));
    return { lanes, gap, radius, aside: lanes > 1 ? 2 * radius + 2 : 0 };
  };
  let chosen = inLanes(1);
  while (chosen.lanes < MOST_LANES && chosen.gap * chosen.lanes < CROWDED) {
    const next = inLanes(chosen.lanes + 1);
    if (next.aside * next.lanes > column / 2) {
      break;
    }
    chosen = next;
  }
  const { lanes, gap, radius, aside } = chosen;
  const first = top + (room - gap * (shown - 1)) / 2;
  return {
    x, shown, gap, more: count - shown, radius, reach: radius + aside * (lanes - 1) / 2,
    xs: Array.from({ length: shown }, (_, i) => x + aside * (i % lanes - (lanes - 1) / 2)),
    ys: Array.from({ length: shown }, (_, i) => first + i * gap), moreY: bottom - 5,
  };
}

/**
 * A picture that moves by itself, of a run that was played: the README begins with it. SVG, since it is a hundredth of a film;
 * it plays three times and stays at its end.
 */

/**
 * @typedef {object} Moment
 * @property {number} epoch
 * @property {readonly (readonly number[])[]} participation by layer
 * @property {number} active players that are in
 * @property {number | null} accuracy on the test images with the pruned removed, as a share of 1
 */

const SIDE = 15;
const GAP = 3;
const ROWS = 8;
const SQUARES_TOP = 74;
/** Where s is 1 and 0 in the picture of lines, and its first and last step. */
const LINES = { left: 516, right: 824, top: 74, bottom: 215 };
const WIDTH = 840;
const HEIGHT = 250;
/** Seconds of one play, and the share of them in which something moves. */
const PLAY_S = 12;
const MOVES = 0.85;
/** A player is pruned below it. */
const EPSILON = 0.01;

/** @param {number} value */
const short = (value) => String(Math.round(100 * value) / 100).replace(/^0\./, '.');

/** @param {string} attribute @param {readonly (string | number)[]} values one for each moment @param {boolean} [jumps] */
function moved(attribute, values, jumps = false) {
  const all = [...values, values.at(-1)];
  const times = all.map((_, i) =>
    i === values.length ? 1 : Math.round((1000 * MOVES * i) / (values.length - 1)) / 1000,
  );
  const mode = jumps ? ' calcMode="discrete"' : '';
  return `<animate attributeName="${attribute}" dur="${PLAY_S}s" repeatCount="3" fill="freeze"${mode} keyTimes="${times.join(';')}" values="${all.join(';')}"/>`;
}

/** @param {readonly Moment[]} moments @param {number} layer @param {number} left @param {number} columns */
function squares(moments, layer, left, columns) {
  const count = moments[0]?.participation[layer]?.length ?? 0;
  return Array.from({ length: count }, (_, unit) => {
    const x = left + (unit % columns) * (SIDE + GAP);
    const y = SQUARES_TOP + Math.floor(unit / columns) * (SIDE + GAP);
    const s = moments.map(({ participation }) => participation[layer]?.[unit] ?? 0);
    const last = s.at(-1) ?? 0;
    const box = `x="${x}" y="${y}" width="${SIDE}" height="${SIDE}"`;
    const player = `<rect class="ground" ${box}/><rect class="player" ${box} fill-opacity="${short(last)}">${moved('fill-opacity', s.map(short))}</rect>`;
    if (last >= EPSILON) return player;
    const isOut = s.map((value) => (value < EPSILON ? 1 : 0));
    const cross = `M${x + 3} ${y + 3}l9 9m0-9l-9 9`;
    return `${player}<path class="cross" d="${cross}" opacity="1">${moved('opacity', isOut, true)}</path>`;
  }).join('\n');
}

/** @param {readonly Moment[]} moments */
function lines(moments) {
  const { left, right, top, bottom } = LINES;
  /** @param {number} i */
  const x = (i) => Math.round(left + ((right - left) * i) / (moments.length - 1));
  /** @param {number} s */
  const y = (s) => Math.round(bottom - (bottom - top) * s);
  const paths = (moments[0]?.participation ?? []).flatMap((units, layer) =>
    units.map((_, unit) => {
      const s = moments.map(({ participation }) => participation[layer]?.[unit] ?? 0);
      const fate = (s.at(-1) ?? 0) < EPSILON ? 'out' : 'in';
      return `<path class="${fate}" d="M${s.map((value, i) => `${x(i)} ${y(value)}`).join('L')}"/>`;
    }),
  );
  const widths = moments.map((_, i) => x(i) - left + 1);
  return `<clipPath id="played"><rect x="${left}" y="${top - 2}" height="${bottom - top + 4}" width="${right - left + 1}">${moved('width', widths)}</rect></clipPath>
<path class="axis" d="M${left - 6} ${top}h6v${bottom - top}h${right - left}M${left - 6} ${bottom}h6"/>
<text class="note" x="${left - 10}" y="${top + 4}" text-anchor="end">1</text><text class="note" x="${left - 10}" y="${bottom + 4}" text-anchor="end">0</text>
<text class="note" x="${left}" y="${bottom + 18}">epoch 0</text><text class="note" x="${right}" y="${bottom + 18}" text-anchor="end">${Math.round(moments.at(-1)?.epoch ?? 0)}</text>
<g clip-path="url(#played)">${paths.join('\n')}</g>`;
}

/** @param {Moment} moment @param {number} count of all */
const sentence = ({ active, accuracy }, count) =>
  `<tspan class="strong">${active}</tspan> of ${count} neurons take part${
    accuracy === null
      ? ''
      : `; <tspan class="strong">${(100 * accuracy).toFixed(1)} %</tspan> of the test digits are read`
  }.`;

/**
 * @param {readonly Moment[]} moments evenly spaced, at least two
 * @returns {string} the text of an SVG
 */
export function movingPicture(moments) {
  const count = moments[0]?.active ?? 0;
  const sentences = moments.map((moment, i) => {
    const isShown = moments.map((_, at) => (at === i ? 1 : 0));
    const atEnd = i === moments.length - 1 ? 1 : 0;
    return `<text class="voice" x="16" y="34" opacity="${atEnd}">${sentence(moment, count)}${moved('opacity', isShown, true)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title">
<title id="title">${count} neurons of a network lose or keep their participation while it learns; at the end ${moments.at(-1)?.active ?? 0} are left.</title>
<style>
.page{fill:#fbfaf6}.ground{fill:#e8dfbe}.player{fill:#00224e}.cross{stroke:#6c7076;fill:none}.axis{stroke:#b9b6ac;fill:none}
.out{stroke:#e69f00;fill:none;stroke-width:.7;opacity:.7}.in{stroke:#0072b2;fill:none;stroke-width:1}
text{fill:#1b1d1f;font-family:'Source Sans 3',system-ui,sans-serif}.voice{font:20px 'STIX Two Text','Times New Roman',serif}.strong{font-weight:700}.note{font-size:12px;fill:#5b6067}
@media (prefers-color-scheme:dark){.page{fill:#14171b}.ground{fill:#384252}.player{fill:#fde737}.cross{stroke:#8a8f96}.axis{stroke:#4a5059}.in{stroke:#56a9e0}text{fill:#e9e6df}.note{fill:#a0a5ab}}
</style>
<rect class="page" width="${WIDTH}" height="${HEIGHT}" rx="8"/>
${sentences.join('\n')}
<text class="note" x="16" y="62">first layer: colour is participation, a cross is out</text><text class="note" x="320" y="62">second layer</text><text class="note" x="${LINES.left}" y="62">participation of each, epoch by epoch</text>
${squares(moments, 0, 16, 128 / ROWS)}
${squares(moments, 1, 320, 64 / ROWS)}
${lines(moments)}
</svg>
`;
}

/**
 * Plays the run that the page shows and looks at it at even distances.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number} steps of the run @param {number} count of moments after the first
 * @returns {Promise<Moment[]>}
 */
export const momentsOf = (page, steps, count) =>
  page.evaluate(async ([steps, count]) => {
    // @ts-expect-error the page's own, see src/state/automation.ts
    const game = globalThis.pruningGame;
    await game.ready;
    await game.reset();
    game.pause();
    const moments = [];
    for (let i = 0; i <= count; i++) {
      const to = Math.round((steps * i) / count);
      const { step } = await game.snapshot();
      if (to > step) await game.step(to - step);
      const now = await game.snapshot();
      moments.push({
        epoch: now.epoch,
        participation: now.participation,
        active: now.activePerLayer.reduce(
          (/** @type {number} */ sum, /** @type {number} */ each) => sum + each,
          0,
        ),
        accuracy: now.testAccuracyPruned,
      });
    }
    return moments;
  }, /** @type {const} */ ([steps, count]));

/** Layers of single weights in words. */
import { dataSetOf } from '../../data/rows.ts';
import { layersInWords, type LayerInWords } from '../../spec/layers.ts';
import { isDense } from '../../spec/network.ts';
import type { Sheet } from '../../state/pictures.ts';
import type { Unit } from '../../state/units.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped, setting } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import { sheetOf, weightSheets } from '../shared/units.ts';

export const layerName = (lab: Lab, layer: number): string =>
  lab.store.getState().layers[layer]?.name ?? '';

/** The layer of weights in which a group of players stands, in words: groups of weights are named by it. */
export function wordsOf(lab: Lab, group: number): LayerInWords {
  const number = Number(/\d+$/.exec(layerName(lab, group))?.[0] ?? 1);
  const layers = layersInWords(lab.store.getState().spec);
  return layers[number - 1] ?? layers[0]!;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** “Neuron 97”. */
export const unitAt = (lab: Lab, { layer, row }: Unit): string =>
  `${capital(wordsOf(lab, layer).unit)} ${row}`;

/** “Neuron 97 of layer 1”. */
export const unitName = (lab: Lab, unit: Unit): string =>
  `${unitAt(lab, unit)} of ${layerName(lab, unit.layer).toLowerCase()}`;

/** “Neuron 97 of layer 1 reads by 397 of 784 weights.” */
export function describeUnit(lab: Lab, unit: Unit): string {
  const sheet = sheetOf(lab, unit.layer);
  if (sheet === null || unit.row >= sheet.rows) return unitName(lab, unit);
  const left = sheet.alive.rows[unit.row];
  return left === 0
    ? `${unitName(lab, unit)} reads nothing any more: its ${sheet.columns} weights are pruned.`
    : `${unitName(lab, unit)} has ${grouped(left)} of ${sheet.columns} weights in.`;
}

/** “92 023 of 235 200 in”. */
export const inOf = ({ alive, rows, columns }: Sheet): string =>
  `${grouped(alive.total)} of ${grouped(rows * columns)} in`;

export const deadRows = ({ alive }: Sheet): number =>
  alive.rows.reduce((dead, count) => dead + (count === 0 ? 1 : 0), 0);

/** What became of the neurons of a layer; empty while all read something. */
export function deadWords(lab: Lab, sheet: Sheet): string {
  const dead = deadRows(sheet);
  if (dead === 0) return '';
  const { unit, units } = wordsOf(lab, sheet.layer);
  if (dead === sheet.rows) return `All ${units} read nothing: this layer passes nothing on.`;
  return `${grouped(dead)} ${dead === 1 ? `${unit} reads` : `${units} read`} nothing any more`;
}

export function describeWeights(lab: Lab): string {
  const sheets = weightSheets(lab);
  if (sheets.length === 0) return 'The first picture of the weights has not come yet.';
  return sheets
    .map((sheet) => {
      const dead = deadWords(lab, sheet);
      return `${layerName(lab, sheet.layer)}: ${inOf(sheet)}${dead === '' ? '' : `; ${dead}`}.`;
    })
    .join(' ');
}

export function explainWeights(lab: Lab): Line[] {
  const { spec } = lab.store.getState();
  const { input, inputName } = dataSetOf(spec);
  const sheets = weightSheets(lab);
  return [
    {
      words:
        'Each player is one weight. The more contrast a pixel has with the ground, the larger the participation s of its weight; where the ground is bare, s is below the threshold ε and the weight counts as pruned.',
      formula: 's < ε',
      numbers: `ε = ${setting(spec.epsilon)}`,
    },
    {
      words: isDense(spec)
        ? `A neuron of the first layer is a picture of the ${input.slice(0, 2).join(' × ')} ${inputName} it reads. A neuron of a later layer is a row, and a column is a neuron of the layer before. A cross marks a neuron all of whose weights are pruned: what it passes on is the same for every image.`
        : 'A row is a filter or a neuron, and a column is one weight of each. A cross marks one all of whose weights are pruned: what it passes on is the same for every image.',
    },
    {
      words: 'Weights that are in, layer by layer:',
      numbers: sheets.map((sheet) => `${layerName(lab, sheet.layer)}: ${inOf(sheet)}`).join(', '),
    },
  ];
}

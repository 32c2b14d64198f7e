/** What the network still reads, and what a step costs, in words. */
import { isImage } from '../../data/dataSet.ts';
import { dataSetOf } from '../../data/rows.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import { weightSheets } from '../shared/units.ts';
import { workOf, type Work } from './work.ts';

/** Shares of the work above this are all of it. */
const ALL = 0.999;

export function readerWords(lab: Lab, pixel: number): string {
  const [sheet] = weightSheets(lab);
  if (sheet === undefined || pixel >= sheet.columns) return '';
  const side = Math.sqrt(sheet.columns);
  const readers = sheet.alive.columns[pixel];
  const place = isImage(dataSetOf(lab.store.getState().spec))
    ? `Pixel (${pixel % side}, ${Math.floor(pixel / side)})`
    : `Input ${pixel}`;
  return readers === 0
    ? `${place}: no neuron reads it any more.`
    : `${place}: ${grouped(readers)} of ${grouped(sheet.rows)} neurons read it.`;
}

/** “482 × 288 + 288 × 90 + 90 × 10”. */
const productOf = ({ left }: Work): string =>
  left.map(({ inputs, units }) => `${inputs} × ${units}`).join(' + ');

/** @param workShare of the net's weights that a step still handles, 0 to 1 */
export function workWords(work: Work, workShare: number): string {
  const whole = work.whole < work.dense ? ` ${grouped(work.whole)} (${productOf(work)})` : '';
  const start = 'Multiplications for one example. ';
  if (whole === '')
    return `${start}Every row and column still has a weight that is in, so none can be left out.`;
  return workShare > ALL
    ? `${start}Single zeros save nothing. Without the rows and columns that are empty it would be${whole}.`
    : `${start}Single zeros save nothing; since the game has ended, what nobody reads is left out of the step. Without all rows and columns that are empty it would be${whole}.`;
}

export function describeRead(lab: Lab): string {
  const sheets = weightSheets(lab);
  if (sheets.length === 0) return 'The first picture of the weights has not come yet.';
  const read = sheets[0].alive.columns.filter((count) => count > 0).length;
  const work = workOf(sheets);
  return `${grouped(read)} of ${grouped(sheets[0].columns)} inputs are still read. ${grouped(work.live)} of ${grouped(work.dense)} weights are in. ${workWords(work, lab.trajectory.latest?.workShare ?? 1)}`;
}

export function explainRead(lab: Lab): Line[] {
  const sheets = weightSheets(lab);
  const work = workOf(sheets);
  const share = lab.trajectory.latest?.workShare ?? 1;
  return [
    {
      words:
        'The picture: for every number of an example, a pixel if that is an image, how many neurons of the first layer still read it by a weight with s ≥ ε; the ramp shows the square root of their share.',
    },
    {
      words:
        'Dense: all weights of the net. Step now: those that a training step really multiplies by. Live weights: those with s ≥ ε. A row or column is empty when a neuron reads nothing, because it is then a constant, or when nobody reads it. The step leaves out what nobody reads, once the game has ended: until then a weight at 0 may come back.',
      numbers: `dense ${grouped(work.dense)}, step now ${grouped(share * work.dense)}, live ${grouped(work.live)}${work.left.length > 0 ? `, without empty rows and columns ${productOf(work)} = ${grouped(work.whole)}` : ''}`,
    },
  ];
}

/** Pixels as players in words. */
import { isImage } from '../../data/dataSet.ts';
import { dataSetOf } from '../../data/rows.ts';
import { shownIndexOf } from '../../game/players.ts';
import { activeIn, totalOf } from '../../game/summary.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped, setting } from '../../ui/format.ts';
import { describePlayer } from '../players/Inset.tsx';
import type { Line } from '../shared/Explain.tsx';
import { summariesOf } from '../shared/groups.ts';
import { countsOf, listedStates } from '../shared/states.ts';
import { pixelName, pixelsIn } from './painter.ts';

/** “Pixel (14, 15): player 434, …”: column and row of the image. */
export function describePixel(lab: Lab, pixel: number): string {
  const pixels = pixelsIn(lab);
  if (pixels === null) return '';
  const { columns } = pixels.sheet;
  const place = isImage(dataSetOf(lab.store.getState().spec))
    ? `Pixel (${pixel % columns}, ${Math.floor(pixel / columns)})`
    : `Input ${pixel}`;
  const player = pixelName(pixels.layer, pixel);
  const shown = shownIndexOf(lab.store.getState().shown, player);
  return shown === null ? `${place}, player ${player}` : `${place}. ${describePlayer(lab, shown)}`;
}

export function describePixels(lab: Lab): string {
  const pixels = pixelsIn(lab);
  const { latest } = lab.trajectory;
  if (pixels === null || latest === null)
    return 'The first picture of the players has not come yet.';
  const summaries = summariesOf(latest, pixels.groups);
  const states = listedStates(countsOf({ summaries })).map(({ words }) => words);
  return `${grouped(activeIn(summaries, 0))} of ${grouped(pixels.layer.total)} ${isImage(dataSetOf(lab.store.getState().spec)) ? 'pixels' : 'inputs'} are in: ${states.join(', ')}.`;
}

export function explainPixels(lab: Lab): Line[] {
  const pixels = pixelsIn(lab);
  const { latest } = lab.trajectory;
  const { spec } = lab.store.getState();
  const summaries = pixels === null || latest === null ? null : summariesOf(latest, pixels.groups);
  return [
    {
      words: `Each player is one ${isImage(dataSetOf(spec)) ? 'pixel of the image' : 'number of an example'}: all weights of the first layer that read it. Its s multiplies them all, so with s = 0 it is not seen by the network.`,
      formula: 'z_1 = W_1(s∘x) + b_1',
    },
    {
      words:
        'More contrast with the ground is more participation; the ground is bare where s is below the threshold ε and the player counts as pruned.',
      formula: 's < ε',
      ...(summaries && {
        numbers: `ε = ${setting(spec.epsilon)}: ${grouped(totalOf(summaries, 'pruned'))} of ${grouped(totalOf(summaries, 'count'))} pruned`,
      }),
    },
  ];
}

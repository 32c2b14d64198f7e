/** Filters, and what they find in the example asked about, in words. */
import { dataSetOf } from '../../data/rows.ts';
import { shownIndex, type ShownIndex } from '../../game/players.ts';
import { activeIn } from '../../game/summary.ts';
import type { Lab } from '../../state/lab.ts';
import type { Told } from '../../state/asking.ts';
import { figure, grouped, setting } from '../../ui/format.ts';
import { describePlayer } from '../players/Inset.tsx';
import type { Line } from '../shared/Explain.tsx';
import { formatS } from '../shared/numbers.ts';
import { nameOf, selectedIn } from '../shared/shownPlayers.ts';
import { countsOf, listedStates, stateAt, stateWord } from '../shared/states.ts';
import { filtersLayout, gridOf, type FilterGrid } from './layout.ts';
import { responsesFor } from './responses.ts';

const NOTHING_YET = 'The net has not been asked yet.';

/** “test image 12, class “7””, “the image that you drew”. */
export function exampleInWords(lab: Lab, told: Pick<Told, 'image' | 'label' | 'values'>): string {
  if (told.image === null)
    return told.values.some((value) => value > 0) ? 'the image that you drew' : 'an empty image';
  const { classes } = dataSetOf(lab.store.getState().spec);
  const name = told.label === null ? undefined : classes[told.label];
  const image = `test image ${grouped(told.image)}`;
  return name === undefined ? image : `${image}, class “${name}”`;
}

/** Where players have their places does not depend on the width. */
export const gridsNow = (lab: Lab) => filtersLayout(1, lab.store.getState().layers);

/** “finds nothing in it”, “responds to it with at most 1.23”. */
function responseInWords(kind: FilterGrid['kind'], response: number): string {
  if (!(response > 0))
    return kind === 'filters' ? 'It finds nothing in it.' : 'It does not fire for it.';
  return kind === 'filters'
    ? `Its strongest response to it is ${figure(response)}.`
    : `It fires for it with ${figure(response)}.`;
}

export function describeFilter(lab: Lab, player: ShownIndex): string {
  const grid = gridOf(gridsNow(lab), player);
  if (grid === undefined) return '';
  const what = grid.kind === 'filters' ? 'Filter' : 'Neuron';
  const number = nameOf(lab, player) - grid.layer.firstId;
  const name = `${what} ${number} of ${grid.layer.name.toLowerCase()}.`;
  const state = describePlayer(lab, player);
  const { latest } = lab.asking;
  const response = responsesFor(lab, grid)?.[player - grid.layer.first];
  if (latest === null || response === undefined) return `${name} ${state}`;
  return `${name} ${state} Asked: ${exampleInWords(lab, latest)}. ${responseInWords(grid.kind, response)}`;
}

export function describeFilters(lab: Lab): string {
  const { latest } = lab.trajectory;
  if (latest === null) return 'No player has moved yet.';
  const { summaries } = latest;
  const states = listedStates(countsOf(latest))
    .map(({ words }) => words)
    .join(', ');
  const groups = gridsNow(lab).grids.map(
    ({ layer, group, kind }) =>
      `${layer.name}: ${grouped(activeIn(summaries, group))} of ${grouped(layer.total)} ${kind} in.`,
  );
  const told = lab.asking.latest;
  const asked = told === null ? NOTHING_YET : `Asked: ${exampleInWords(lab, told)}.`;
  const selected = selectedIn(lab).map((player) => describeFilter(lab, player));
  return [`${states}.`, ...groups, asked, ...selected].join(' ');
}

export function explainFilters(lab: Lab): Line[] {
  const { spec } = lab.store.getState();
  const told = lab.asking.latest;
  return [
    {
      words:
        'A filter looks at every place of the image with the same kernel. Upper picture: the kernel; what stands out from the ground it looks for, what is bare it avoids. Of a filter behind other filters it is the sum over those that are in, each as far as it takes part.',
      formula: 'h = relu(s∘(W∗x + b))',
    },
    {
      words:
        'Lower picture: what the filter makes of the example, before pooling. Each is as strong as its own largest place allows, and fades with s.',
      ...(told !== null && {
        numbers: `${exampleInWords(lab, told)}, at step ${grouped(told.step)}`,
      }),
    },
    {
      words:
        'A neuron behind the filters is a bar: as high as the square root of its response, relative to the strongest of its layer; its colour shows s. A cross is a pruned player.',
      formula: 's < ε',
      numbers: `ε = ${setting(spec.epsilon)}`,
    },
  ];
}

/** A player as a row of a table. */
export interface Row {
  readonly player: number;
  readonly layer: string;
  readonly state: string;
  readonly s: string;
  readonly response: string;
}

/** In the order of the grids; empty before the first step was told of. */
export function rowsOf(lab: Lab): Row[] {
  const { latest } = lab.trajectory;
  if (latest === null) return [];
  const { spec } = lab.store.getState();
  return gridsNow(lab).grids.flatMap((grid) => {
    const responses = responsesFor(lab, grid);
    return Array.from({ length: grid.layer.count }, (_, index): Row => {
      const player = shownIndex(grid.layer.first + index);
      const response = responses?.[index];
      return {
        player: nameOf(lab, player),
        layer: grid.layer.name,
        state: stateWord(stateAt(latest, spec, player)),
        s: formatS(latest.participation[player]),
        response: response === undefined ? '–' : figure(response),
      };
    });
  });
}

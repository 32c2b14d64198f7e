/** Which steps are measured. */

import type { BackendName } from '../src/engine/backends.ts';
import type { Case, Group } from './rows.ts';

const paper = [784, 512, 256, 10];
const quick = [784, 128, 64, 10];

/** The paper's net at batch 128, everyone playing, one game. */
export const mainCase = (backend: BackendName): Case => ({
  backend,
  widths: paper,
  batch: 128,
  granularity: 'neuron',
  players: null,
  games: 1,
  restsAfter: null,
  looks: null,
});

const scaled = (factor: number): number[] =>
  paper.map((width, l) => (l === 0 || l === paper.length - 1 ? width : width * factor));

/** Cases of each axis, the paper's among them. A further axis is a row here and a name in Group. */
export function growthCases(
  backend: BackendName,
): { group: Exclude<Group, 'main' | 'kinds' | 'games' | 'analysis'>; cases: Case[] }[] {
  const base = mainCase(backend);
  return [
    {
      group: 'width',
      cases: [1 / 4, 1 / 2, 1, 2, 4].map((factor) => ({ ...base, widths: scaled(factor) })),
    },
    { group: 'batch', cases: [32, 64, 128, 256, 512, 1024].map((batch) => ({ ...base, batch })) },
    { group: 'players', cases: [768, 384, 96, 24].map((players) => ({ ...base, players })) },
  ];
}

/** Steps until a net is as sparse in its activations as it will be for a while. */
const LEARNING_STEPS = 100;

/** What watching the game behind it costs the training: ten looks a second beside none. */
export const analysisCases = (backend: BackendName): Case[] =>
  [0, 10].map((looks) => ({ ...mainCase(backend), restsAfter: LEARNING_STEPS, looks }));

/** What it costs that every weight plays, and not every neuron. */
export const kindsCases = (backend: BackendName): Case[] =>
  (['neuron', 'weight'] as const).map((granularity) => ({ ...mainCase(backend), granularity }));

/** Many games at once beside one, for the paper's net and the quick one. */
export const gamesCases = (backend: BackendName): Case[][] =>
  [paper, quick].map((widths) =>
    [1, 4, 16].map((games) => ({
      ...mainCase(backend),
      widths,
      games,
      restsAfter: LEARNING_STEPS,
    })),
  );

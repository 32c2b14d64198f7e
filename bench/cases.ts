/** Which steps are measured. */

import type { BackendName } from '../src/engine/backends.ts';
import { mnist } from '../src/data/mnist.ts';
import { denseModel } from '../src/model/dense.ts';
import type { Model } from '../src/model/model.ts';
import { readModel } from '../src/model/readModel.ts';
import type { Case, Group } from './rows.ts';

function named(name: string): Model {
  const read = readModel(name, mnist.input, mnist.classes.length);
  if (!read.ok) throw new Error(`“${name}” ${read.refusal}`);
  return read.model;
}

const paper = [784, 512, 256, 10];

/** The paper's net at batch 128, everyone playing, one game. */
export const mainCase = (backend: BackendName): Case => ({
  backend,
  model: denseModel(paper),
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
): { group: Exclude<Group, 'main' | 'kinds' | 'filters' | 'games' | 'analysis'>; cases: Case[] }[] {
  const base = mainCase(backend);
  return [
    {
      group: 'width',
      cases: [1 / 4, 1 / 2, 1, 2, 4].map((factor) => ({
        ...base,
        model: denseModel(scaled(factor)),
      })),
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

/** LeNet-5 with filters and neurons as players: all of them in, and six of ten out for good. */
export const filtersCases = (backend: BackendName): { whole: Case; thinned: Case } => {
  const whole: Case = { ...mainCase(backend), model: named('lenet-5'), granularity: 'filter' };
  return { whole, thinned: { ...whole, players: [8, 20, 200] } };
};

/** Many games at once beside one, for the paper's net and the quick one. */
export const gamesCases = (backend: BackendName): Case[][] =>
  [named('paper'), named('quick')].map((model) =>
    [1, 4, 16].map((games) => ({
      ...mainCase(backend),
      model,
      games,
      restsAfter: LEARNING_STEPS,
    })),
  );

import type { PlayerId } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import { carried } from '../out/players.ts';
import { columnsOf, emptyTable, type PictureTable, type Table } from '../out/table.ts';
import { selectedIn } from '../shared/shownPlayers.ts';
import { pricesOf } from '../shared/states.ts';
import { choosePair, productOf } from './pair.ts';
import { CELLS, sceneOf, tailOf, utilitiesAt, type Scene } from './scene.ts';

function sceneNow(lab: Lab, chosen: PlayerId | null): Scene | null {
  const { latest } = lab.trajectory;
  if (latest === null) return null;
  const { layers, shown, spec } = lab.store.getState();
  const { closeup } = lab;
  const [first, second] = [selectedIn(lab), carried(lab, chosen)];
  const pair = choosePair(shown, layers, first, second, latest.participation, closeup);
  if (pair === null) return null;
  const [i, j] = pair.players;
  const prices = [pricesOf(latest, spec, i), pricesOf(latest, spec, j)] as const;
  return sceneOf(latest, prices, pair, productOf(layers, closeup, pair));
}

/** “s of player 7”, and of the other. */
const places = ({ pair: { names } }: Scene): string[] => names.map((name) => `s of player ${name}`);

const NOBODY: Table = emptyTable('s of the first', 's of the second');

export const numbers: readonly PictureTable[] = [
  {
    name: 'the-two',
    title: 'the two',
    read(lab, chosen) {
      const names = ['player', 's', 'α', 'β', 'γ', 'η', 'benefit b', '‖θ‖²', 'rivalry c', 'U'];
      const scene = sceneNow(lab, chosen);
      if (scene === null) return emptyTable(...names, '⟨θ_i, θ_j⟩');
      const utilities = scene.game && utilitiesAt(scene.game, scene.now);
      return {
        columns: columnsOf(...names, '⟨θ_i, θ_j⟩'),
        rows: scene.pair.names.map((name, side) => {
          const { alpha, beta, gamma, eta } = scene.prices[side];
          const { benefit, normSquared, rivalry } = scene.stakes[side];
          return [
            ...[name, scene.now[side], alpha, beta, gamma, eta, benefit, normSquared, rivalry],
            ...[utilities?.[side] ?? null, scene.product],
          ];
        }),
      };
    },
  },
  {
    name: 'equilibria',
    title: 'equilibria',
    read(lab, chosen) {
      const scene = sceneNow(lab, chosen);
      if (scene === null) return NOBODY;
      return {
        columns: columnsOf('equilibrium', 'keeps what comes near', ...places(scene)),
        rows: (scene.game?.rests ?? []).flatMap(({ corners, stable }, at) =>
          corners.map(([i, j]) => [at + 1, stable ? 'yes' : 'no', i, j]),
        ),
      };
    },
  },
  {
    name: 'where-they-drift',
    title: 'where they drift',
    read(lab, chosen) {
      const scene = sceneNow(lab, chosen);
      if (scene === null) return NOBODY;
      return {
        columns: columnsOf(...places(scene), 'equilibrium'),
        rows: Array.from(scene.game?.basin ?? [], (rest, cell) => [
          ...[((cell % CELLS) + 0.5) / CELLS, (Math.floor(cell / CELLS) + 0.5) / CELLS, rest + 1],
        ]),
      };
    },
  },
  {
    name: 'their-past',
    title: 'their past',
    read(lab, chosen) {
      const scene = sceneNow(lab, chosen);
      if (scene === null) return NOBODY;
      return {
        columns: columnsOf(...places(scene)),
        rows: tailOf(lab.trajectory, scene.pair, scene.now),
      };
    },
  },
];

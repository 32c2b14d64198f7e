/** A rule that is no game, as a later one could be written: gradual magnitude pruning. */
import { choice, number, type ValuesOf } from '../../game/parameter.ts';
import type { Group, Rule } from '../rule.ts';

const common = { symbol: '', group: 'dynamics', change: 'live', scale: 'lin' } as const;

const rows = {
  targetSparsity: number({
    ...common,
    name: 'Target sparsity',
    default: 0.5,
    min: 0,
    max: 1,
    help: 'The share of players that is out when the ramp is done.',
  }),
  pruneEvery: number({
    ...common,
    name: 'Prune every',
    default: 4,
    min: 1,
    max: 1000,
    integer: true,
    help: 'Steps between two prunings.',
  }),
  rampEnds: number({
    ...common,
    name: 'Ramp ends',
    default: 2,
    min: 0,
    max: 100,
    help: 'The epoch at which the target is reached.',
  }),
  prunedOver: choice({
    symbol: '',
    group: 'dynamics',
    change: 'live',
    name: 'Ranked over',
    default: 'net',
    options: [
      { value: 'net', label: 'the net', help: 'All players are ranked together.' },
      { value: 'layer', label: 'each layer', help: 'Every layer loses the same share.' },
    ],
    help: 'Among whom the smallest are out.',
  }),
} as const;

/** The players of smallest norm, such a share of all; nobody who is out comes back. */
function smallest(groups: readonly Group[], share: number): number[] {
  const ranked = groups.flatMap(({ first, participation, normSquared }) =>
    Array.from(normSquared, (norm, i) => ({
      player: first + i,
      size: participation[i] === 0 ? -1 : norm,
    })),
  );
  ranked.sort((a, b) => a.size - b.size);
  return ranked.slice(0, Math.round(share * ranked.length)).map(({ player }) => player);
}

export const magnitude = {
  label: 'gradual magnitude',
  help: 'The smallest ‖θ‖ are out, more of them from time to time.',
  rows,
  movesAfter: ({ step, epoch }, { pruneEvery, rampEnds }) =>
    step % pruneEvery === 0 && epoch <= rampEnds,
  move(groups, { targetSparsity, rampEnds, prunedOver }, _, { epoch }) {
    const share = targetSparsity * (1 - (1 - epoch / rampEnds) ** 3);
    const out = prunedOver === 'net' ? [groups] : groups.map((group) => [group]);
    const s = Float64Array.from(groups.flatMap(({ participation }) => Array.from(participation)));
    for (const player of out.flatMap((ranked) => smallest(ranked, share))) s[player] = 0;
    return s;
  },
} satisfies Rule<ValuesOf<typeof rows>>;

/** Games without a network. */
import { choice, game, number, type ValuesOf } from '../parameter.ts';

/** What a player of the pair earns, and how long its θ is. */
const own = { scale: 'lin', group: 'sandbox', change: 'live' } as const;
const pairBenefit = { ...own, min: -2, max: 4, equation: '9' } as const;
const pairNorm = { ...own, min: 0, max: 3, equation: '10' } as const;

export const sandboxRows = {
  players: number({
    symbol: 'N',
    name: 'Players',
    group: 'sandbox',
    change: 'restart',
    default: 12,
    min: 2,
    max: 96,
    integer: true,
    scale: 'lin',
    help: 'How many players there are.',
  }),
  copies: number({
    symbol: 'k',
    name: 'Copies',
    group: 'sandbox',
    change: 'restart',
    default: 3,
    min: 1,
    max: 12,
    integer: true,
    scale: 'lin',
    help: 'How many players share each direction.',
  }),
  overlap: number({
    ...own,
    symbol: 'ρ',
    name: 'Overlap',
    default: 0.8,
    min: 0,
    max: 1,
    equation: '10',
    help: 'Cosine between the θ of players that belong together: 0 means nothing in common, 1 the same.',
  }),
  benefitSpread: number({
    ...own,
    symbol: '',
    name: 'Benefit spread',
    default: 0.5,
    min: 0,
    max: 2,
    equation: '9',
    help: 'Benefits go from 1 down to 1 minus this value.',
  }),
  cosine: number({
    ...own,
    symbol: 'cos',
    name: 'Cosine',
    default: 0.8,
    min: -1,
    max: 1,
    equation: '10',
    help: 'Cosine between the θ of the two: 1 the same way, 0 at right angles, −1 opposite.',
  }),
  benefit0: number({
    ...pairBenefit,
    symbol: 'b_0',
    name: 'Benefit of player 0',
    default: 1,
    help: 'Benefit b of player 0, before costs.',
  }),
  benefit1: number({
    ...pairBenefit,
    symbol: 'b_1',
    name: 'Benefit of player 1',
    default: 1,
    help: 'Benefit b of player 1, before costs.',
  }),
  norm0: number({
    ...pairNorm,
    symbol: '‖θ₀‖',
    name: 'Norm of player 0',
    default: 1,
    help: 'Length of θ of player 0; the cost of size grows with its square.',
  }),
  norm1: number({
    ...pairNorm,
    symbol: '‖θ₁‖',
    name: 'Norm of player 1',
    default: 1,
    help: 'Length of θ of player 1; the cost of size grows with its square.',
  }),
  start: choice({
    symbol: 's_0',
    name: 'Start',
    group: 'sandbox',
    change: 'restart',
    default: 'in',
    options: [
      { value: 'in', label: 'all in', help: 'Every s begins at 1.' },
      {
        value: 'drawn',
        label: 'at random',
        help: 'Every s begins at a random value from 0 to 1, drawn with the seed.',
      },
    ],
    help: 'Where participation begins. With several equilibria it can decide which one is reached.',
  }),
  sandbox: choice({
    symbol: '',
    name: 'Sandbox',
    group: 'sandbox',
    change: 'restart',
    default: 'none',
    options: [
      { value: 'none', label: 'a network', help: 'No sandbox: a network is trained.' },
      { value: 'pair', label: 'pair', help: 'Two players, each with its own benefit and norm.' },
      {
        value: 'clones',
        label: 'clones',
        help: 'Several copies of each direction; different directions do not overlap.',
      },
      {
        value: 'hierarchy',
        label: 'hierarchy',
        help: 'A tree: each player repeats a part of the one above it; deeper players earn less.',
      },
      {
        value: 'opposed',
        label: 'anti-correlated',
        help: 'Pairs that point away from each other: with η above 0, each lowers the other’s costs.',
      },
      {
        value: 'orthogonal',
        label: 'orthogonal',
        help: 'Nobody overlaps with anybody: every player decides alone.',
      },
      {
        value: 'random',
        label: 'random',
        help: 'θ drawn from a normal distribution around one shared direction.',
      },
      { value: 'hand', label: 'by hand', help: 'A game from a file, or from the address.' },
    ],
    help: 'A game without a network: θ and the benefits stay fixed, and only s moves.',
  }),
  game: game({
    symbol: '',
    name: 'Game by hand',
    group: 'sandbox',
    change: 'restart',
    default: '1_0.9_0.4~1_1_1~0.8_0_0',
    help: 'Benefits, squared norms and inner products of a game set by hand; the lab writes it from a file.',
  }),
} as const;

export type SandboxSettings = ValuesOf<typeof sandboxRows>;

/** Games without a network, each made to show one thing; docs/theory.md says what to look at. */
import type { Preset } from './preset.ts';
import type { SpecPatch } from './spec.ts';

export type SandboxPresetName =
  | 'dominated'
  | 'clones-share'
  | 'one-of-two'
  | 'clones'
  | 'fee-threshold'
  | 'size-alone'
  | 'rounds'
  | 'hierarchy'
  | 'opposed'
  | 'crowd'
  | 'overshoot'
  | 'cycling';

/** Prices are named by every sandbox, so that none is inherited from the page's first run. */
const still = {
  alpha: 1,
  beta: 0,
  gamma: 0,
  eta: 0,
  gammaWarmup: 0,
  lrS: 0.01,
} as const satisfies SpecPatch;

const sandbox = (label: string, help: string, patch: SpecPatch): Preset => ({
  label,
  help,
  interpretation: null,
  patch: { ...still, ...patch },
});

/** Two players that are each other’s copies. */
const twins = { sandbox: 'pair', cosine: 1 } as const satisfies SpecPatch;

export const sandboxPresets: Record<SandboxPresetName, Preset> = {
  dominated: sandbox(
    'Dominated',
    'Player 1 loses by taking part, whatever player 0 does, and so it drops out.',
    {
      sandbox: 'pair',
      cosine: 0.3,
      benefit1: 0.2,
      beta: 0.4,
      gamma: 0.3,
      eta: 0.3,
      dynamics: 'proximal',
    },
  ),
  'clones-share': sandbox(
    'Clones share',
    'Rivals cost less than size (η < 2β): two copies share.',
    {
      ...twins,
      beta: 0.5,
      eta: 0.5,
      start: 'drawn',
    },
  ),
  'one-of-two': sandbox(
    'One of two',
    'Rivals cost more than size (η > 2β): one of two copies survives, and the start decides which.',
    { ...twins, beta: 0.5, eta: 1.5, start: 'drawn' },
  ),
  clones: sandbox(
    'Clones',
    'Three copies of each of eight directions: the cost of rivals leaves one of each.',
    {
      sandbox: 'clones',
      players: 24,
      overlap: 1,
      beta: 0.2,
      gamma: 0.1,
      eta: 1,
      start: 'drawn',
    },
  ),
  'fee-threshold': sandbox(
    'Fee alone',
    'Only a fee: a player that earns more than γ is fully in, one that earns less is out.',
    {
      sandbox: 'orthogonal',
      players: 21,
      benefitSpread: 1,
      gamma: 0.475,
      dynamics: 'proximal',
    },
  ),
  'size-alone': sandbox(
    'Size alone',
    'However high the price of size, nobody who earns anything reaches zero.',
    { sandbox: 'orthogonal', players: 20, benefitSpread: 0.95, beta: 2 },
  ),
  rounds: sandbox(
    'One after another',
    'A chain: player 0 stays whatever the others do, so 1 leaves, so 2 stays, and so on.',
    {
      sandbox: 'hand',
      game: '1_0.4_0.8_0.4_0.8_0.4~1_1_1_1_1_1~0.5_0_0.5_0_0_0.5_0_0_0_0.5_0_0_0_0_0.5',
      eta: 1,
    },
  ),
  hierarchy: sandbox(
    'Hierarchy',
    'A tree of players, each repeating a part of the one above: the cost of rivals prunes it level by level.',
    {
      sandbox: 'hierarchy',
      players: 31,
      overlap: 0.8,
      benefitSpread: 0.8,
      beta: 0.2,
      gamma: 0.05,
      eta: 0.3,
    },
  ),
  opposed: sandbox(
    'Opposites',
    'Alone each would leave; beside its opposite, whose overlap is negative, each stays.',
    {
      sandbox: 'opposed',
      players: 16,
      overlap: 0.9,
      benefitSpread: 0.3,
      beta: 0.2,
      gamma: 1.1,
      eta: 1,
      start: 'drawn',
      dynamics: 'proximal',
    },
  ),
  crowd: sandbox(
    'Crowd',
    'Forty players with random θ around one direction: the cost of rivals pushes most of them out.',
    { sandbox: 'random', players: 40, overlap: 0.5, beta: 0.3, eta: 0.5 },
  ),
  overshoot: sandbox(
    'Too long a step',
    'A participation rate above 2/λmax: both step past the equilibrium and back, for ever.',
    {
      ...twins,
      benefit0: 4,
      benefit1: 4,
      norm0: 2,
      norm1: 2,
      beta: 0.5,
      eta: 0.9,
      lrS: 0.3,
    },
  ),
  cycling: sandbox(
    'Best responses chase',
    'Both jump to their best response at the same step. Rivals cost so much that neither settles.',
    { ...twins, beta: 0.5, eta: 1.5, dynamics: 'bestResponse', lrS: 1 },
  ),
};

/** What the paper reports (arXiv 2512.22106v1): its table 2, and what its figures are known to show. */
import { parameterCount } from '../model/model.ts';
import { playerCount } from '../game/network.ts';
import { grouped } from '../game/notes.ts';
import { playerGroups } from '../model/players.ts';
import { modelOf } from '../spec/network.ts';
import type { NetworkPresetName } from '../spec/networkPresets.ts';
import { presets, presetSpec } from '../spec/presets.ts';

/** Its four configurations, in the order of the table; their settings are presets. */
export const paperConfigurations = [
  'very-high-beta',
  'extreme-beta',
  'l1-strong',
  'l1-l2',
] as const satisfies readonly NetworkPresetName[];

export type Configuration = (typeof paperConfigurations)[number];

const spec = presetSpec('very-high-beta');
const model = modelOf(spec);

/** Hidden neurons of its net: the players. */
export const paperPlayers = playerCount(playerGroups(model, spec.granularity));
/** Weights and biases of its net. */
export const paperParameters = parameterCount(model);
export const paperEpochs = spec.epochs;

export interface PaperRow {
  readonly configuration: Configuration;
  readonly label: string;
  /** Percent, as printed. */
  readonly testAccuracy: number;
  readonly sparsity: number;
  /** Players, worked out of the sparsity. */
  readonly survivors: number;
}

export const paperRows: readonly PaperRow[] = paperConfigurations.map((configuration) => {
  const { label, published } = presets[configuration];
  const { testAccuracy, sparsity } = published!;
  const survivors = Math.round(paperPlayers * (1 - sparsity / 100));
  return { configuration, label, testAccuracy, sparsity, survivors };
});

/** What it counts as trainable weights; the participations are in it, and it names them beside it once more. */
export const PAPER_SAYS_PARAMETERS = 536_586;
/** Something that the paper says of itself and that its own figures do not bear out. */
export interface Mismatch {
  readonly says: string;
  readonly is: string;
}

export const mismatches: readonly Mismatch[] = [
  {
    says: `“${grouped(PAPER_SAYS_PARAMETERS)} trainable weight parameters and ${paperPlayers} participation variables”`,
    is: `The net has ${grouped(paperParameters)} weights and biases. ${grouped(paperParameters)} + ${paperPlayers} = ${grouped(paperParameters + paperPlayers)}: the participations are counted twice.`,
  },
  {
    says: '“Five increasingly aggressive configurations”',
    is: `Table 2 has ${paperRows.length}.`,
  },
  {
    says: 'Section 9.2: the L1 term alone rarely gives exact zeros, and the L2 term is essential for them',
    is: `The row with the least L2 (β = ${presetSpec('l1-strong').beta}) is the sparsest of table 2: ${Math.max(...paperRows.map(({ sparsity }) => sparsity))} %. By the paper’s own best response (14) no size price alone brings a player that earns to 0.`,
  },
  {
    says: 'The abstract speaks of standard benchmarks, and of trade-offs that compete with other methods',
    is: 'The paper has MNIST alone, and no other method stands beside it. Each figure is of one run.',
  },
];

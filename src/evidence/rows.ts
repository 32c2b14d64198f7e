/**
 * The rows that are measured for the documents and for the page: `npm run reproduce` plays them, and measured.json has what
 * came of them under the same names. To measure another, add a row.
 */
import { interpretationNames, interpretations } from '../spec/interpretations.ts';
import { presets, presetSpec, type NetworkPresetName } from '../spec/presets.ts';
import type { RunSpec } from '../spec/spec.ts';
import { paperConfigurations, type Configuration } from './paper.ts';
import type { InterpretationName } from '../spec/interpretations.ts';
import type { TableName } from './published.ts';

export interface EvidenceRow {
  /** Unlike any other’s; small letters, digits, hyphens and slashes. */
  readonly id: string;
  /** Where it stands. */
  readonly table: 'paper' | TableName;
  readonly label: string;
  /** Of the first seed. */
  readonly spec: RunSpec;
  readonly seeds: readonly number[];
  /** Whether it is drawn, so that its course and its end are kept. */
  readonly pictured: boolean;
}

export const paperRowId = (configuration: Configuration, interpretation: InterpretationName) =>
  `paper/${configuration}/${interpretation}`;

export const paperSpec = (
  configuration: Configuration,
  interpretation: InterpretationName,
): RunSpec => presetSpec(configuration, interpretation);

const ofPaper = interpretationNames.flatMap((interpretation) =>
  paperConfigurations.map((configuration): EvidenceRow => {
    const { label } = presets[configuration];
    return {
      id: paperRowId(configuration, interpretation),
      table: 'paper',
      label: `${label}, ${interpretations[interpretation].label}`,
      spec: paperSpec(configuration, interpretation),
      seeds: [0],
      pictured: true,
    };
  }),
);

const FIVE = [0, 1, 2, 3, 4];
/** A run of LeNet-5 takes a quarter of an hour. */
const THREE = [0, 1, 2];

/** A preset beside published rows: on the images that are left when some are kept aside to choose by. */
const preset = (
  table: TableName,
  name: NetworkPresetName,
  seeds: readonly number[],
): EvidenceRow => ({
  ...{ id: `${table}/${name}`, table, label: presets[name].label, seeds, pictured: false },
  spec: { ...presetSpec(name), split: 'validation' },
});

/** Nobody plays: the whole net, trained as long. */
const dense = (
  table: TableName,
  like: NetworkPresetName,
  seeds: readonly number[],
): EvidenceRow => ({
  ...{ id: `${table}/dense`, table, label: 'No game', seeds, pictured: false },
  spec: { ...presetSpec(like), split: 'validation', gamma: 0, beta: 0, freezeS: true, gameEnds: 0 },
});

export const evidenceRows: readonly EvidenceRow[] = [
  ...ofPaper,
  dense('lenet-300-100-structured', 'pixels-contest', FIVE),
  preset('lenet-300-100-structured', 'pixels-contest', FIVE),
  preset('lenet-300-100-structured', 'pixels-small', FIVE),
  dense('lenet-300-100-weights', 'weights-contest', FIVE),
  preset('lenet-300-100-weights', 'weights-contest', FIVE),
  preset('lenet-300-100-weights', 'weights-joint', FIVE),
  dense('lenet-5-structured', 'filters-contest', THREE),
  preset('lenet-5-structured', 'filters-contest', THREE),
  preset('lenet-5-structured', 'filters-small', THREE),
  preset('lenet-5-weights', 'weights-lenet-5', THREE),
];

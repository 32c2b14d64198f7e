/**
 * The visitor's own data. A run's spec has what there is to say of them, their hash among it; the examples are held
 * by whoever read the file and leave neither the page nor the command line.
 */
import { file, type ValuesOf } from '../../game/parameter.ts';
import { sizeOf } from '../../model/model.ts';
import type { DataFamily, DataSet } from '../dataSet.ts';
import { readOwnFile, type OwnFile } from './ownFile.ts';

const rows = {
  file: file({
    symbol: '',
    name: 'File',
    group: 'network',
    change: 'restart',
    default: '',
    help: 'Which file of your own the network learns from: its name, hash, size and classes. The file itself stays with you.',
  }),
} as const;

/** Of what trains, the share kept aside under “some for validation”. */
const VALIDATION = 6;
/** Up to so many numbers an example the small network will do. */
const FEW_INPUTS = 64;

const label = 'Your own';
const help =
  'A file of yours: a table (CSV), images in folders or in a zip, or an IDX pair. It is read here and sent nowhere. A fifth of each class is for the test; the columns of a table are standardised by those rows that train.';

/** A line on which nothing lies, until a file is chosen. */
const nothing: OwnFile = {
  ...{ name: 'a file', hash: 'no file', values: 'reals', input: [1] },
  ...{ train: 1, test: 1, column: 1, classes: ['0', '1'] },
};

const wordsOf = ({ values, input }: OwnFile) => {
  if (values === 'reals')
    return { exampleName: { one: 'row', many: 'rows' }, inputName: 'columns' };
  return input.length === 3
    ? { exampleName: { one: 'image', many: 'images' }, inputName: 'pixels' }
    : { exampleName: { one: 'example', many: 'examples' }, inputName: 'numbers' };
};

function setOf(own: OwnFile): DataSet {
  const { name, input, classes, train, test, hash, values } = own;
  return {
    ...{ label: name, help, input, classes, hash },
    task: `tell the classes of ${name} apart`,
    className: { one: 'class', many: 'classes' },
    ...wordsOf(own),
    network: sizeOf(input) <= FEW_INPUTS ? 'small' : 'quick',
    counts: { train, validation: Math.floor(train / VALIDATION), test },
    source: { kind: 'held', values },
  };
}

export const own: DataFamily<typeof rows> = {
  label,
  help,
  rows,
  lackOf: ({ file }: ValuesOf<typeof rows>) =>
    readOwnFile(file) === null ? 'your own data need a file, and none is chosen.' : null,
  of: ({ file }) => setOf(readOwnFile(file) ?? nothing),
};

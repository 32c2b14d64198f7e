/** Pictures of all runs that are kept: no one run's address plays them again, and no one step is theirs. */
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import type { PictureName } from './registry.ts';

const MANY: ReadonlySet<string> = new Set<PictureName>([
  ...(['find', 'runs-difference', 'runs-plane', 'runs-prices', 'runs-tray'] as const),
  ...(['paper-claims', 'paper-course', 'paper-end', 'paper-field'] as const),
  ...(['paper-interpretations', 'paper-table'] as const),
]);

export const isOfManyRuns = (picture: string): boolean => MANY.has(picture);

export const countRuns = ({ runs }: Pick<Lab, 'runs'>): number => runs.store.getState().runs.length;

/** “5 runs kept”. */
export const runsInWords = (lab: Pick<Lab, 'runs'>): string => {
  const count = countRuns(lab);
  return `${grouped(count)} ${count === 1 ? 'run' : 'runs'} kept`;
};

/** Where the page is, without the run that it shows. */
export const pageAddress = (lab: Pick<Lab, 'address'>): string => lab.address().replace(/#.*$/, '');

/** What a run came to, in one line of words. */
import type { Figures } from '../src/game/figures.ts';
import type { RunRecord } from '../src/record/record.ts';
import { outcomeOf } from '../src/record/outcome.ts';
import { grouped } from '../src/game/notes.ts';
import type { NetSize } from '../src/spec/netSize.ts';
import { percent } from './runEpochs.ts';

const kilobytes = (bytes: number): string =>
  `${bytes < 10_000 ? (bytes / 1000).toFixed(1) : grouped(Math.round(bytes / 1000))} kB`;

function sizeText({ left, whole, widths, sparseBytes }: NetSize): string {
  const of = (name: 'parameters' | 'multiplications') =>
    `${grouped(left[name])} of ${grouped(whole[name])} ${name} (${percent(left[name] / whole[name])})`;
  return [
    `left ${widths.join('-')}: ${of('parameters')}`,
    of('multiplications'),
    `${kilobytes(left.bytes)} of ${kilobytes(whole.bytes)}${sparseBytes === null ? '' : ` as matrices, ${kilobytes(sparseBytes)} as lists of weights`}`,
  ].join(', ');
}

const bestText = ({ epoch, ...of }: Figures): string =>
  `best on validation after epoch ${Number(epoch.toFixed(2))}: ${percent(of.validationAccuracyPruned)}, test ${percent(of.testAccuracyPruned)}`;

/** With the pruned removed; empty where nothing was tested. */
export function outcomeText({ manifest, series }: RunRecord): string {
  const { final, bestOnValidation, size } = outcomeOf(manifest.spec, series.evaluations);
  if (final === null || final.testAccuracyPruned === null || size === null) return '';
  return [
    `In the end: test ${percent(final.testAccuracyPruned)}`,
    sizeText(size),
    ...(bestOnValidation === null ? [] : [bestText(bestOnValidation)]),
  ].join(' · ');
}

/** A run as it is when it is kept for the first time. */
import { digestOf } from '../../record/digest.ts';
import type { RunRecord } from '../../record/record.ts';
import type { KeptRun } from './keptRun.ts';

/** Bytes that it takes in storage, near enough. */
function bytesOf({ series: { columns, evaluations }, last }: RunRecord): number {
  const arrays = [...Object.values(columns), last.participation] as ArrayBufferView[];
  return arrays.reduce(
    (sum, { byteLength }) => sum + byteLength,
    20_000 + 200 * evaluations.length,
  );
}

export const labelled = (
  record: RunRecord,
  label: Pick<KeptRun, 'id' | 'name' | 'forkOf'>,
): KeptRun => ({
  ...label,
  ...{ note: record.manifest.note ?? '', star: false, keptAt: Date.now(), isStored: false },
  ...{ bytes: bytesOf(record), digest: digestOf(record) },
});

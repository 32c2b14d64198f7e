import type { Lab } from '../../../state/lab.ts';
import { exportRuns } from '../../../state/runs/files.ts';
import { download } from '../../../ui/download.ts';
import { grouped } from '../../../ui/format.ts';

/** Hands kept runs to the browser as one file. @param say told in a sentence how far it is, and what came of it */
export async function saveRuns(
  { runs }: Pick<Lab, 'runs'>,
  ids: readonly string[],
  say: (sentence: string) => void,
): Promise<void> {
  try {
    const file = await exportRuns(runs, ids, (done) => {
      say(`${grouped(done)} of ${grouped(ids.length)} runs are packed.`);
      return true;
    });
    if (file === null) return;
    const { name, content, missing } = file;
    download(name, content, content.type);
    const without = missing.map((run) => ` ${run.name} is not in it: ${run.why}`).join('');
    const count = ids.length - missing.length;
    say(`${name} has ${count === 1 ? 'one run' : `${grouped(count)} runs`}.${without}`);
  } catch (error) {
    say((error as Error).message);
  }
}

/** The backend that was chosen for the last wish: tfjs has one active backend, so choices are made one at a time. */
import type { BackendReport } from '../engine/backends.ts';
import type { RunSpec } from '../spec/spec.ts';

type Wanted = RunSpec['backend'];

export interface BackendChoice {
  /**
   * Chooses again only when another backend is wanted, since the measurement would delay every rewind; and after a
   * failure. A choice under way comes to its end first, though the run that asked for it may have failed meanwhile.
   */
  chosenFor(wanted: Wanted): Promise<BackendReport>;
  /** After a lost device the choice must be made anew. One loss may be told of more than once. */
  forget(): void;
}

/** @param choose `lostDevices`: how many graphics devices were lost so far */
export function createBackendChoice(
  choose: (wanted: Wanted, lostDevices: number) => Promise<BackendReport>,
): BackendChoice {
  let lostDevices = 0;
  let chosen: { readonly wanted: Wanted; readonly report: Promise<BackendReport> } | null = null;
  /** Of the choice that stands, once it is made. */
  let name: BackendReport['name'] | null = null;
  let atRest: Promise<unknown> = Promise.resolve();

  return {
    chosenFor(wanted) {
      if (chosen?.wanted === wanted) return chosen.report;
      name = null;
      const report = atRest.then(() => choose(wanted, lostDevices));
      const own = { wanted, report };
      chosen = own;
      atRest = report.then(
        (made) => {
          if (chosen === own) name = made.name;
        },
        () => {
          if (chosen === own) chosen = null;
        },
      );
      return report;
    },
    forget() {
      if (name === 'webgpu') lostDevices++;
      [chosen, name] = [null, null];
    },
  };
}

/** The net that a run has left by one step, as files for other programs. */
import { zipSync } from 'fflate';
import type { NetFormat, RunFormat } from '../../export/format.ts';
import { areNumbers, prunedNet, wholeNet } from '../../export/prunedNet.ts';
import { formatNames, formats } from '../../export/registry.ts';
import { bytesOf, kilobytes, zerosIn } from '../../export/sizes.ts';
import {
  nobodyLeft,
  ranAway,
  type NetFile,
  type PlayedRun,
  type TakenNet,
} from '../../export/taken.ts';
import { modelOf } from '../../spec/network.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped, percent } from '../../ui/format.ts';
import { runName } from '../../ui/runName.ts';

/** A file that can be saved, or why there is none. */
export interface Offer {
  readonly label: string;
  /** Of a button: how large it is; or the sentence that says why not. */
  readonly words: string;
  readonly help: string;
  /** Null where it is refused. */
  readonly file: NetFile | null;
}

export interface Offers {
  /** What net it is, of which step, and how well it reads. */
  readonly sentences: readonly string[];
  readonly offers: readonly Offer[];
}

/** What the worker gives of a net. */
type Trained = NonNullable<Awaited<ReturnType<Lab['takeNet']>>['net']>;

/** Widths are separated by signs at which a line may break. */
const leftWords = ({ net, accuracy, run }: TakenNet): string =>
  `The net after step ${grouped(run.step)}: ${net.layers.map(({ outputCount }) => outputCount).join(' + ')} units are left of ${wholeUnits(run)}${accuracy === null ? '' : `, and it reads ${percent(accuracy)} % of the test rightly`}.`;

const wholeUnits = ({ spec }: PlayedRun): string =>
  modelOf(spec)
    .blocks.filter(({ parameters }) => parameters.length > 0)
    .map(({ output }) => output.at(-1))
    .join(' + ');

/** One file of whatever a format writes. */
const packed = (files: readonly NetFile[]): Uint8Array<ArrayBuffer> =>
  files.length === 1
    ? files[0].bytes
    : (zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), {
        level: 0,
      }) as Uint8Array<ArrayBuffer>);

function offerOf(
  format: NetFormat | RunFormat,
  name: string,
  left: TakenNet,
  whole: TakenNet,
): Offer {
  const { label, help, ending } = format;
  if (format.of === 'run') {
    const refusal = format.refusal(whole.run);
    if (refusal !== null) return { label, help, words: refusal, file: null };
    const { bytes } = format.file(whole.run);
    return {
      ...{ label, help, words: `script, ${kilobytes(bytes.length)}` },
      file: { name: `${name}.${ending}`, bytes },
    };
  }
  const files = format.files(left);
  return {
    ...{ label, help },
    words: `${kilobytes(bytesOf(files))}, whole ${kilobytes(bytesOf(format.files(whole)))}`,
    file: { name: `${name}.${ending}`, bytes: packed(files) },
  };
}

/**
 * Of the step that the run has reached; it plays on.
 *
 * @returns null without a network
 * @throws Error with a sentence where nobody answers
 */
export async function netOffers(lab: Lab): Promise<Offers | null> {
  const { step, net: taken } = await lab.takeNet();
  if (taken === null) return null;
  const { startSpec: spec, changes } = lab.store.getState();
  return offersOf({ spec, step, log: changes.filter((change) => change.step <= step) }, taken);
}

/** Of a net that a run has left. */
export function offersOf(run: PlayedRun, taken: Trained): Offers {
  const { spec, step } = run;
  const none = (why: string) => ({
    sentences: [`After step ${grouped(step)}: ${why}`],
    offers: [],
  });
  if (!areNumbers(taken)) return none(ranAway);
  const { weights, participation, epsilon, scale, accuracy } = taken;
  const trained = { weights, participation, epsilon, players: spec.granularity };
  const model = modelOf(spec);
  const pruned = prunedNet({ ...trained, model });
  if (pruned === null) return none(nobodyLeft);
  const left = { run, net: pruned, scale, accuracy };
  const whole = { run, net: wholeNet({ ...trained, model }), scale, accuracy: null };
  const name = `${runName(spec)}-step-${step}-net`;
  const zeros = zerosIn(run);
  return {
    sentences: [leftWords(left), ...(zeros === null ? [] : [zeros])],
    offers: formatNames.map((format) => offerOf(formats[format], name, left, whole)),
  };
}

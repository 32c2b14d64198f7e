/**
 * The test images on which two nets part: the net as it is now and its dense twin, or while there is none the net
 * without pruned players. What they say of every image is known from their tests, which are made anyway.
 */
import type { Classified } from '../protocol/events.ts';
import type { Asking } from './asking.ts';
import type { Client } from './client.ts';
import type { DenseTwin } from './twin.ts';

export interface Parting {
  /** Whom the net as it is now is compared with. */
  readonly other: 'dense' | 'pruned';
  /** The steps that both are of. */
  readonly step: number;
  readonly otherStep: number;
  /** On which they part, rising. */
  readonly images: readonly number[];
  /** How many there are in all. */
  readonly count: number;
  /** Of those on which they part, how many each gets right. */
  readonly rightNow: number;
  readonly rightOther: number;
}

/** @param twin null where there is none */
export function partingOf(run: Classified, twin: Classified | null): Parting {
  const isDense = twin !== null && twin.now.length === run.now.length;
  const others = isDense ? twin.now : run.pruned;
  const images = [...run.now.keys()].filter((image) => run.now[image] !== others[image]);
  const right = (classes: Uint8Array) =>
    images.filter((image) => classes[image] === run.labels[image]).length;
  return {
    other: isDense ? 'dense' : 'pruned',
    step: run.step,
    otherStep: isDense ? twin.step : run.step,
    images,
    count: run.now.length,
    rightNow: right(run.now),
    rightOther: right(others),
  };
}

export interface Partings {
  /** Null before the run’s first test. */
  readonly latest: Parting | null;
  /** How often the next was asked for where there was none. */
  readonly missed: number;
  /** Asks about the next test image on which they part, round and round. */
  askNext(): void;
  /** Hears of every change. @returns takes the listener out again */
  listen(listener: () => void): () => void;
  /** What the twin says may be another. */
  markChanged(): void;
}

interface Parts {
  readonly client: Pick<Client, 'listen'>;
  readonly twin: Pick<DenseTwin, 'classified'>;
  readonly asking: Pick<Asking, 'latest' | 'question' | 'ask'>;
}

export function createPartings({ client, twin, asking }: Parts): Partings {
  let run: Classified | null = null;
  let [of, found]: [readonly [Classified, Classified | null] | null, Parting | null] = [null, null];
  let missed = 0;
  const listeners = new Set<() => void>();

  function latest(): Parting | null {
    if (run === null) return null;
    if (of?.[0] !== run || of[1] !== twin.classified) {
      of = [run, twin.classified];
      found = partingOf(...of);
    }
    return found;
  }

  const tell = () => {
    for (const listener of listeners) listener();
  };

  client.listen((event) => {
    if (event.type !== 'ready' && event.type !== 'classified') return;
    run = event.type === 'classified' ? event : null;
    tell();
  });

  return {
    get latest() {
      return latest();
    },
    get missed() {
      return missed;
    },
    askNext() {
      const images = latest()?.images ?? [];
      const { question } = asking;
      const isOne = question.kind === 'test' && question.label === null;
      const at = isOne ? question.from : (asking.latest?.image ?? -1);
      const from = images.find((image) => image > at) ?? images[0];
      if (from !== undefined) return asking.ask({ kind: 'test', from, label: null });
      missed++;
      tell();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    markChanged: tell,
  };
}

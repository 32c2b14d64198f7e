/**
 * One example that the net is asked about: which, and what it answered last. It is asked again as it learns, while
 * a panel watches, at a small share of the training's time.
 */
import type { Answer, Question } from '../game/answers.ts';
import type { Client } from './client.ts';
import { createPaced, type Pacing } from './paced.ts';
import type { DenseTwin, TwinAnswer } from './twin.ts';

/** With the step it is of, and what the dense twin says of the same example; null where there is none. */
export type Told = Answer & { readonly step: number; readonly dense: TwinAnswer | null };

export interface Asking {
  /** To the question asked last; else to the one before; null before the first. */
  readonly latest: Told | null;
  readonly question: Question;
  ask(question: Question): void;
  /** The net is asked until what is returned is called. */
  watch(): () => void;
  /** Hears of every answer. @returns takes the listener out again */
  listen(listener: () => void): () => void;
  /** Something has changed since the last. */
  markChanged(): void;
  /** Another run begins: it is asked the same, and has answered nothing yet. */
  restart(): void;
}

/** The next test image behind the one that was asked about last, of a class or with null of any. */
export function askNext(asking: Pick<Asking, 'latest' | 'ask'>, label: number | null): void {
  const image = asking.latest?.image ?? -1;
  asking.ask({ kind: 'test', from: image + 1, label });
}

/** Asks about the very example that was answered for. */
const sameAs = ({ image, values }: Answer): Question =>
  image === null ? { kind: 'drawn', values } : { kind: 'test', from: image, label: null };

const LEAST_INTERVAL_MS = 150;
const SHARE = 0.04;

/** What is asked first. */
const FIRST: Question = { kind: 'test', from: 0, label: null };

interface Parts extends Pacing {
  readonly client: Pick<Client, 'ask'>;
  readonly twin: Pick<DenseTwin, 'answer'>;
  readonly onAnswer: () => void;
}

export function createAsking({ client, twin, onAnswer, ...pacing }: Parts): Asking {
  let latest: Told | null = null;
  let question = FIRST;
  let watching = 0;
  let run = 0;
  const listeners = new Set<() => void>();

  function tell(next: Told | null): void {
    latest = next;
    for (const listener of listeners) listener();
    onAnswer();
  }

  const paced = createPaced({
    ...pacing,
    share: SHARE,
    leastIntervalMs: LEAST_INTERVAL_MS,
    isWanted: () => watching > 0,
    async take() {
      const [of, asked] = [run, question];
      // A run that ends meanwhile is no failure here: the page says what became of it.
      const told = await client.ask(asked).catch(() => null);
      if (told === null || of !== run) return 0;
      const { answer, step, costMs } = told;
      if (answer === null) return costMs;
      const dense = await twin.answer(sameAs(answer));
      if (of !== run) return 0;
      tell({ ...answer, step, dense });
      return costMs + (dense?.costMs ?? 0);
    },
  });

  return {
    get latest() {
      return latest;
    },
    get question() {
      return question;
    },
    ask(next) {
      question = next;
      paced.hurry();
    },
    watch() {
      watching++;
      paced.markChanged();
      return () => void watching--;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    markChanged: paced.markChanged,
    restart() {
      run++;
      if (latest !== null) tell(null);
      paced.markChanged();
    },
  };
}

/**
 * The page's side of the thread that works out frozen games. It is started when first asked, and anew
 * when it has failed or a job takes too long: the next game is then worked out as if nothing had been.
 */
import type { Analysis } from '../game/frozen/analysis.ts';
import type {
  AnalysisQuestion,
  AnalystAnswer,
  AnalystRequest,
  SampleAnswer,
  SampleQuestion,
} from '../protocol/analyst.ts';
import { buffersIn } from '../protocol/buffersIn.ts';
import type { FrozenGameAt } from '../game/frozen/types.ts';
import { createHeartbeat, SILENCE_S, type Heartbeat, type Pulse } from './heartbeat.ts';
import type { Thread } from './thread.ts';

/** The arrays of a game that is asked about are gone afterwards. */
export interface Analyst {
  /** @throws Error with a sentence if the thread fails or is too long about it */
  sample(question: Omit<SampleQuestion, 'what'>): Promise<SampleAnswer>;
  /** @throws Error with a sentence if the thread fails or is too long about it */
  analysis(game: FrozenGameAt): Promise<Analysis>;
}

type Done = Exclude<AnalystAnswer, { error: string }>;

interface Waiting {
  readonly resolve: (done: Done) => void;
  readonly reject: (reason: Error) => void;
}

export function createAnalyst(createThread: () => Thread, pulse: Pulse): Analyst {
  let thread: Thread | null = null;
  let limit: Heartbeat | null = null;
  let lastRequest = 0;
  const waiting = new Map<number, Waiting>();

  function giveUp(sentence: string): void {
    thread?.terminate();
    thread = null;
    limit?.stop();
    limit = null;
    const error = new Error(sentence);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  const newLimit = (): Heartbeat =>
    createHeartbeat({
      pulse,
      ask: () => undefined,
      onSilence: () =>
        giveUp(
          `The analysis of the game did not end within ${SILENCE_S} seconds and was stopped. Training goes on; ask again at another moment of the run.`,
        ),
      onVoice: () => undefined,
    });

  function start(): Thread {
    const started = createThread();
    started.onmessage = ({ data }: MessageEvent<AnalystAnswer>) => {
      const asked = waiting.get(data.request);
      waiting.delete(data.request);
      // The next job's time begins.
      limit?.heard();
      if (waiting.size === 0) {
        limit?.stop();
        limit = null;
      }
      if ('error' in data) asked?.reject(new Error(data.error));
      else asked?.resolve(data);
    };
    const stopped = (why: string) =>
      giveUp(
        `The thread that analyses the game stopped (${why}). Training goes on; the next question starts the thread again.`,
      );
    started.onerror = ({ message }) => stopped(message || 'its script could not be loaded');
    started.onmessageerror = () => stopped('its answer could not be read');
    return (thread = started);
  }

  const ask = (question: SampleQuestion | AnalysisQuestion) =>
    new Promise<Done>((resolve, reject) => {
      const request: AnalystRequest = { request: ++lastRequest, ...question };
      const asked = thread ?? start();
      waiting.set(lastRequest, { resolve, reject });
      asked.postMessage(request, buffersIn(question.game));
      limit ??= newLimit();
    });

  const wrongAnswer = () => new Error('The thread that analyses the game answered something else.');

  return {
    async sample(question) {
      const done = await ask({ what: 'sample', ...question });
      if (!('sample' in done)) throw wrongAnswer();
      return done.sample;
    },
    async analysis(game) {
      const done = await ask({ what: 'analysis', game });
      if (!('analysis' in done)) throw wrongAnswer();
      return done.analysis;
    },
  };
}

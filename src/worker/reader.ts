/** Reads the visitor's own files in a thread of its own: a large table takes seconds, and may be given up. */
import { lookAtOwn, readOwn } from '../engine/own/readOwn.ts';
import { OwnDataError } from '../engine/own/refusal.ts';
import type { ReaderAnswer, ReaderCommand, ReaderRequest } from '../protocol/reader.ts';
import { decodeImage } from './decodeImage.ts';

const post = (answer: ReaderAnswer) => self.postMessage(answer);

/** Shares that differ less are not worth a message. */
const FINEST = 0.01;

async function answer({ what, sources, column }: ReaderRequest): Promise<ReaderAnswer> {
  if (what === 'look') return { looked: await lookAtOwn(sources) };
  let told = 0;
  const { file, buffer } = await readOwn(sources, {
    ...{ column, decodeImage },
    onProgress(share) {
      if (share - told < FINEST) return;
      told = share;
      post({ progress: share });
    },
  });
  return { file, examples: new Blob([buffer]) };
}

function sentenceOf(error: unknown): string {
  if (error instanceof OwnDataError) return error.message;
  const why = error instanceof Error ? error.message : String(error);
  return `The file could not be read (${why}); was it moved or changed meanwhile? Choose it again.`;
}

self.onmessage = ({ data }: MessageEvent<ReaderCommand>) => {
  if (data.what === 'ping') return post({ pong: true });
  void answer(data)
    .catch((error: unknown): ReaderAnswer => ({ refusal: sentenceOf(error) }))
    .then(post);
};

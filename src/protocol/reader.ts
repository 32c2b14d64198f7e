/** What the page asks of the thread that reads the visitor's own files, and what it answers. A thread has one job. */
import type { Bytes, Looked, OwnSource } from '../data/own/source.ts';

export interface ReaderRequest {
  /** `look` tells from their beginning what the files are; `read` reads them. */
  readonly what: 'look' | 'read';
  readonly sources: readonly OwnSource[];
  /** Of the classes of a table, from 1 on; null for the last. */
  readonly column: number | null;
}

/** A ping asks for a sign of life, and is answered by a pong. */
export type ReaderCommand = ReaderRequest | { readonly what: 'ping' };

export type ReaderAnswer =
  | { readonly pong: true }
  /** A share from 0 to 1; others follow. */
  | { readonly progress: number }
  | { readonly looked: Looked }
  /** What a spec says of the file, and its packed examples. */
  | { readonly file: string; readonly examples: Bytes }
  /** Why the files cannot be used, in a sentence. */
  | { readonly refusal: string };

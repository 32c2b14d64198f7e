/**
 * `window.pruningGame` for the page around a frame, of whatever origin, by messages (docs/embed.md). Only the
 * parent window is heard, and answered at its own origin. What is none of our messages is left alone; what is one and
 * cannot be used is answered with a sentence. Nothing that comes in makes this throw.
 */
import { quoted } from '../../game/notes.ts';
import type { WorkerEvent } from '../../protocol/events.ts';
import { demandEventType, type PruningGame } from '../automation.ts';
import { isMethod, methods, type MethodName } from './methods.ts';

/** Of the messages. */
const VERSION = 1;

/** By which the asker knows its answer, and the events that it has asked for. */
type Id = string | number;

/** The frame's window, as far as it is used. */
export interface FrameWindow {
  readonly parent: Pick<Window, 'postMessage'>;
  readonly origin: string;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

interface Parts {
  readonly frame: FrameWindow;
  /** Begins the game if nobody has; rejects with a sentence where it cannot. */
  readonly begin: () => Promise<PruningGame>;
  /** Resolves when somebody has. */
  readonly begun: Promise<PruningGame>;
}

/** One that is ours: an object that says so. Null for any other. */
function ours(data: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'pruningGame')) return null;
  return data as Readonly<Record<string, unknown>>;
}

const isId = (id: unknown): id is Id => typeof id === 'string' || Number.isFinite(id);

const inWords = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const REFUSED =
  'is refused to a page of another origin: what is kept in this browser is the visitor’s. “save” gives the run as it stands.';

/** @returns takes it out again */
export function answerHost({ frame, begin, begun }: Parts): () => void {
  /** What stops the events that were asked for, by the id of who asked; they may wait for the game to begin. */
  const listening = new Map<Id, () => void>();

  function post(message: object, origin: string): void {
    // A page without an origin, from a file or a sandbox, cannot be named.
    const targetOrigin = origin === 'null' ? '*' : origin;
    frame.parent.postMessage({ pruningGame: VERSION, ...message }, { targetOrigin });
  }

  function listen(id: Id, type: unknown, origin: string): void {
    demandEventType(type);
    if (listening.has(id))
      throw new Error(`The id ${quoted(id)} listens already; “off” lets it go.`);
    let stop: () => void = () => undefined;
    listening.set(id, () => stop());
    void begun.then((game) => {
      if (!listening.has(id)) return;
      // The buffers of an event go back to the worker; posting copies them within the call.
      const tell = (event: WorkerEvent) => post({ id, event }, origin);
      stop = game.on(type, tell);
    });
  }

  function letGo(id: unknown): void {
    if (!isId(id) || !listening.has(id))
      throw new Error(`off takes the id by which “on” was asked; ${quoted(id)} is none.`);
    listening.get(id)!();
    listening.delete(id);
  }

  async function call(name: MethodName, args: readonly unknown[]): Promise<unknown> {
    const game = await begin();
    const [first = name, second] = name.split('.');
    const object: object = second === undefined ? game : game[first as 'map' | 'find'];
    const member = (object as Readonly<Record<string, unknown>>)[second ?? first];
    return typeof member === 'function'
      ? (member as (...given: unknown[]) => unknown)(...args)
      : member;
  }

  async function answer(
    { pruningGame, id, method, args = [] }: Readonly<Record<string, unknown>>,
    origin: string,
  ): Promise<unknown> {
    if (pruningGame !== VERSION)
      throw new Error(
        `This page speaks version ${VERSION} of these messages; ${quoted(pruningGame)} is another.`,
      );
    if (!isId(id))
      throw new Error(`A request has an id, a number or a text; ${quoted(id)} is none.`);
    if (!isMethod(method))
      throw new Error(
        `${quoted(method)} is no method. There are ${Object.keys(methods).join(', ')}.`,
      );
    if (!Array.isArray(args)) throw new Error(`args is a list; ${quoted(args)} is none.`);
    if (methods[method] === 'kept' && origin !== frame.origin)
      throw new Error(`${method} ${REFUSED}`);
    if (method === 'on') return listen(id, args[0], origin);
    if (method === 'off') return letGo(args[0]);
    return call(method, args);
  }

  function hear({ data, source, origin }: MessageEvent<unknown>): void {
    if (source !== frame.parent) return;
    const asked = ours(data);
    if (asked === null) return;
    const { id } = asked;
    void answer(asked, origin)
      .then((result) => post({ id, result }, origin))
      .catch((error: unknown) => post({ id: isId(id) ? id : null, error: inWords(error) }, origin));
  }

  frame.addEventListener('message', hear);
  // It says nothing but that it listens: whoever frames the page may know.
  post({ ready: true }, 'null');
  return () => {
    frame.removeEventListener('message', hear);
    for (const stop of listening.values()) stop();
  };
}

/** Which members of `window.pruningGame` the page around a frame may call by message, and which only one of our own origin. */
import type { PruningGame } from '../automation.ts';
import type { FindProgram } from '../find/findProgram.ts';
import type { MapProgram } from '../map/mapProgram.ts';

/** `kept`: it reads or writes what the visitor keeps in this browser. */
type Access = 'any' | 'kept';

type Methods = Exclude<keyof PruningGame, 'map' | 'find'>;
type Within<Name extends string, Program> = `${Name}.${keyof Program & string}`;
/** `off` is here what the function is that `on` gives a script of the page. */
export type MethodName = Methods | 'off' | Within<'map', MapProgram> | Within<'find', FindProgram>;

/** Every one: the compiler refuses a list without a new member. */
export const methods = {
  ready: 'any',
  spec: 'any',
  set: 'any',
  learnFrom: 'any',
  play: 'any',
  pause: 'any',
  step: 'any',
  reset: 'any',
  snapshot: 'any',
  save: 'any',
  open: 'any',
  at: 'any',
  undo: 'any',
  redo: 'any',
  branch: 'any',
  act: 'any',
  frozenGame: 'any',
  analysis: 'any',
  on: 'any',
  off: 'any',
  runs: 'kept',
  keep: 'kept',
  import: 'kept',
  record: 'kept',
  'map.set': 'kept',
  'map.play': 'kept',
  'map.pause': 'kept',
  'map.cancel': 'kept',
  'map.done': 'kept',
  'map.read': 'kept',
  'map.keep': 'kept',
  'find.begin': 'kept',
  'find.goOn': 'kept',
  'find.cancel': 'kept',
  'find.done': 'kept',
  'find.read': 'kept',
  'find.keep': 'kept',
} as const satisfies Record<MethodName, Access>;

export const isMethod = (name: unknown): name is MethodName =>
  typeof name === 'string' && Object.hasOwn(methods, name);

/** Activations: functions of one number, applied to each number by itself. */
import type { Block, Shape } from '../model.ts';
import type { BlockKind } from './kind.ts';

/** @param name of its kind, and its token */
export const elementwise = (name: string, input: Shape): Block => ({
  kind: name,
  token: name,
  input,
  output: input,
  parameters: [],
  multiplications: 0,
});

/** An activation without numbers of its own, written by its name. */
export const activationKind = (
  name: string,
  { title, help, note }: Pick<BlockKind, 'title' | 'help' | 'note'>,
): BlockKind => ({
  token: new RegExp(`^${name}$`),
  example: name,
  title,
  help,
  note,
  read: (_, input) => elementwise(name, input),
});

import type { Third } from './third.ts';

export interface First {
  readonly third: Third | null;
}

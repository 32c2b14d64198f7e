import { below } from './below.ts';

export const above = below + 1;

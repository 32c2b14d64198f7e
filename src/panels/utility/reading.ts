/** What the curve says at one s: its value, how far below the best it lies, and whose place it is. */
import { utilityAt } from '../../game/frozen/utility.ts';
import { figure, fixed } from '../../ui/format.ts';
import { formatS } from '../shared/numbers.ts';
import { placeAfterKey } from '../shared/keys.ts';
import type { UtilityScene } from './draw.ts';

/** Closer than this in s, a mark is the one that is meant. */
const NEAR = 0.02;
const STEP = 0.05;

/** The marks on the curves, from left to right. */
export function marksOf({ s, now, before }: UtilityScene): { at: number; name: string }[] {
  return [
    { at: s, name: 'where it is now' },
    { at: now.reply, name: 'its best response' },
    ...(before === null ? [] : [{ at: before.reply, name: `its best response at ${before.name}` }]),
  ].sort((a, b) => a.at - b.at);
}

/** “s 0.40: U −0.55, 0.55 below its best.” */
export function readingAt(scene: UtilityScene, at: number): string {
  const { now, before } = scene;
  const value = utilityAt(at, now.gain, now.curvature);
  const best = utilityAt(now.reply, now.gain, now.curvature);
  const names = marksOf(scene).filter((mark) => Math.abs(mark.at - at) < NEAR);
  const then =
    before === null
      ? ''
      : `; at ${before.name}: ${figure(utilityAt(at, before.gain, before.curvature))}`;
  return [
    `s ${names.length > 0 ? formatS(at) : fixed(at, 2)}`,
    ...names.map(({ name }) => name),
    `U ${figure(value)}${then}`,
    `${figure(Math.max(0, best - value))} below its best`,
  ].join(', ');
}

/** Where a key moves the reading; null lets go of it, undefined means nothing here. `m` names the marks. */
export function afterKey(
  key: string,
  at: number | null,
  scene: UtilityScene,
): number | null | undefined {
  switch (key) {
    case 'Escape':
      return null;
    case 'm': {
      const marks = marksOf(scene).map((mark) => mark.at);
      return at === null ? scene.s : (marks.find((mark) => mark > at + 1e-9) ?? marks[0]);
    }
    default: {
      const to = placeAfterKey(key, at ?? scene.s, 1, STEP);
      // Without the dust of binary fractions.
      return to === undefined ? undefined : Math.round(to * 1e6) / 1e6;
    }
  }
}

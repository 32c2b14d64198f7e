/** How near what the visitor has said is to what came. */
import type { Ask, Reply } from './chapter.ts';

export type Verdict = 'right' | 'near' | 'wrong';

/** Of an axis: so much of it is near. */
const NEAR_SHARE = 0.05;
/** Of the square: a hand that places a point does not come nearer, and so far is still near. */
const [HIT, NEAR] = [0.03, 0.1];

/** @param came as it is told, in whole numbers */
const ofNumber = (said: number, came: number, most: number): Verdict => {
  const apart = Math.abs(said - Math.round(came));
  return apart === 0 ? 'right' : apart <= NEAR_SHARE * most ? 'near' : 'wrong';
};

const ofPoint = (said: readonly number[], came: readonly number[]): Verdict => {
  const apart = Math.max(...said.map((s, player) => Math.abs(s - came[player]!)));
  return apart <= HIT ? 'right' : apart <= NEAR ? 'near' : 'wrong';
};

const isSame = (said: Reply, came: Reply): boolean =>
  typeof said === 'string' || typeof came === 'string'
    ? said === came
    : said.length === came.length && said.every((player) => came.includes(player));

/** One for each dot; of any other question one. */
export function verdictsOf(ask: Ask, said: Reply, came: Reply): readonly Verdict[] {
  if (ask.kind === 'choose' || ask.kind === 'mark') return [isSame(said, came) ? 'right' : 'wrong'];
  const [own, others] = [said as readonly number[], came as readonly number[]];
  return ask.kind === 'place'
    ? [ofPoint(own, others)]
    : ask.dots.map(({ most }, index) => ofNumber(own[index]!, others[index]!, most));
}

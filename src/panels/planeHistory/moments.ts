/** Which moments of the boundary are shown: the first, two on the way by the number of players in, and now. */
import { dataSetOf } from '../../data/rows.ts';
import { foldedNet } from '../../game/smallNet.ts';
import type { Lab } from '../../state/lab.ts';
import type { PlaneTaken } from '../../state/pictures.ts';
import type { PlaneMoment } from '../../state/planeHistory.ts';
import { pointsOf, shareThatDiffers, wrongPoints } from '../plane/scene.ts';

export interface ShownMoment {
  readonly plane: PlaneTaken;
  readonly active: number;
  /** Share of the points to learn from that are answered rightly, 0 to 1; null without points. */
  readonly right: number | null;
  /** Of the plane, where the answer is another than in the first; 0 to 1. */
  readonly differs: number;
}

const SHOWN = 4;

/** Evenly by the logarithm of how many are in. */
export function chosenMoments(
  moments: readonly PlaneMoment[],
  now: PlaneTaken | null,
): readonly PlaneMoment[] {
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined || now === null) return [];
  const at = (share: number) =>
    Math.exp((1 - share) * Math.log(first.active) + share * Math.log(Math.max(1, last.active)));
  const nearest = (active: number) =>
    moments.reduce((best, moment) =>
      Math.abs(moment.active - active) < Math.abs(best.active - active) ? moment : best,
    );
  const between = Array.from({ length: SHOWN - 2 }, (_, i) => nearest(at((i + 1) / (SHOWN - 1))));
  const before = [first, ...between].filter(
    (moment, index, all) => moment !== last && all.indexOf(moment) === index,
  );
  return [...before, { plane: now, active: last.active }];
}

/** Remembers what follows from each picture. */
export function createMoments(lab: Lab): () => readonly ShownMoment[] {
  const known = new WeakMap<PlaneTaken, ShownMoment>();
  let last: { key: readonly unknown[]; shown: readonly ShownMoment[] } | null = null;
  return () => {
    const { spec } = lab.store.getState();
    const { moments } = lab.planeHistory;
    const key = [lab.plane, moments, spec];
    if (last?.key.every((each, i) => each === key[i])) return last.shown;
    const dataSet = dataSetOf(spec);
    const chosen = dataSet.plane === undefined ? [] : chosenMoments(moments, lab.plane);
    const points = chosen.length === 0 ? null : pointsOf(dataSet, 'train', spec.split);
    const [first] = chosen;
    const shown = chosen.map(({ plane, active }): ShownMoment => {
      const found = known.get(plane);
      if (found !== undefined || first === undefined) return found!;
      const wrong =
        points === null || plane.net.layers[0]?.inputs !== points.size
          ? null
          : wrongPoints(foldedNet(plane.net, plane.numbers), points);
      const moment = {
        ...{ plane, active },
        right: wrong === null ? null : 1 - wrong.filter((each) => each === 1).length / wrong.length,
        differs: shareThatDiffers(plane, first.plane),
      };
      known.set(plane, moment);
      return moment;
    });
    last = { key, shown };
    return shown;
  };
}

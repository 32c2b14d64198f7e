/** What a test of a network comes to, from the class that it gives each image. */
import type { Evaluation, ImageSet } from './trainer.ts';

const shareRight = ({ labels, count }: ImageSet, classes: Uint8Array): number => {
  let right = 0;
  for (let image = 0; image < count; image++) if (classes[image] === labels[image]) right++;
  return right / count;
};

/** @param classesPruned the same array where pruning changes nothing */
export function evaluationOf(
  set: ImageSet,
  classes: Uint8Array,
  classesPruned: Uint8Array,
): Evaluation {
  const accuracy = shareRight(set, classes);
  const accuracyPruned = classesPruned === classes ? accuracy : shareRight(set, classesPruned);
  return { accuracy, accuracyPruned, classes, classesPruned };
}

/** All utilities of a layer and their slopes, by the definitions. */
import type { Standing } from '../bestResponse.ts';
import { utilityAt } from '../utility.ts';

/** U_i of every player; shape [playerCount]. */
export const utilities = (at: Standing, participation: Float64Array): Float64Array =>
  participation.map((s, i) => utilityAt(s, at.gain[i], at.ownCurvature[i]));

/** ∂U_i/∂s_i = ∂Φ/∂s_i = x_i − y_i s_i; at s = 0 the slope on the inner side; shape [playerCount]. */
export const marginalUtilities = (at: Standing, participation: Float64Array): Float64Array =>
  participation.map((s, i) => at.gain[i] - at.ownCurvature[i] * s);

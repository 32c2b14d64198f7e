/** Everything that the trainer calls. All addresses and sizes come from the caller (layout.ts). */
export { convolve, convolveBack, gatherPatches, panelsOfPatches } from './convolution';
export { listImages, selectLists, transposeLists } from './lists';
export { fillMaps, listMaps, listPatches, listSlopes, packMaps, startsOfLists } from './maps';
export { classify, crossEntropy, forward } from './forward';
export { backward, passGates, sumRows, transpose } from './backward';
export { gram } from './gram';
export { update } from './optimizer';
export { crowd, normSquared, pull } from './players';
export { decide, gateWeights } from './weightDynamics';
export { learn, total } from './weightPlayers';

/** The first address that the caller may use. */
export function heapBase(): usize {
  return __heap_base;
}

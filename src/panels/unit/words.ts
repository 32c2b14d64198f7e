/** The weights of one neuron in words. */
import type { Lab } from '../../state/lab.ts';
import type { Unit } from '../../state/units.ts';
import { figure, fixed, grouped } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import { formatS } from '../shared/numbers.ts';
import { layerName, unitAt, wordsOf } from '../weights/words.ts';
import { sceneOf, weightNow, type UnitScene } from './scene.ts';

/** “pixel (14, 15)”: column and row of the image; “neuron 3 of layer 1” where it reads no image. */
export const inputName = (lab: Lab, { unit }: UnitScene, column: number): string =>
  wordsOf(lab, unit.layer).input(column);

export function describeWeight(lab: Lab, scene: UnitScene, column: number): string {
  const now = weightNow(lab, scene, column);
  const name = `Player ${scene.first + column}, from ${inputName(lab, scene, column)}`;
  const s = `s ${formatS(scene.participation[column])}`;
  return now === null
    ? `${name}: ${s}`
    : `${name}: ${s}, θ ${fixed(now.theta, 3)}, U ${figure(now.utility)}`;
}

export const unitTitle = (lab: Lab, unit: Unit | null): string => {
  const scene = sceneOf(lab, unit);
  return scene === null
    ? 'Some weights, large'
    : `${unitAt(lab, scene.unit)}, its ${grouped(scene.sheet.columns)} weights`;
};

/** How it stands among all neurons of its layer. */
export function standing(lab: Lab, { sheet, unit }: UnitScene): string {
  const counts = [...sheet.alive.rows].sort((a, b) => b - a);
  const own = sheet.alive.rows[unit.row];
  const middle = counts[counts.length >> 1];
  return `${layerName(lab, unit.layer)}: ${grouped(own)} still in. All ${grouped(sheet.rows)} ${wordsOf(lab, unit.layer).units}: most ${grouped(counts[0])}, median ${grouped(middle)}, least ${grouped(counts[counts.length - 1])}.`;
}

export function describeUnitNow(lab: Lab, unit: Unit | null): string {
  const scene = sceneOf(lab, unit);
  return scene === null
    ? 'The first picture of the weights has not come yet.'
    : standing(lab, scene);
}

export function explainUnit(lab: Lab, unit: Unit | null, column: number): Line[] {
  const scene = sceneOf(lab, unit);
  const lines: Line[] = [
    {
      words:
        'The weights by which one neuron or filter reads: in the first layer as they lie in the image, in a later one in rows. The curve below shows all of its layer by how many weights they have left; the dot is this one.',
    },
  ];
  if (scene === null) return lines;
  lines.push({ words: 'Weights with s ≥ ε:', numbers: standing(lab, scene) });
  const now = weightNow(lab, scene, column);
  if (now === null) return lines;
  const { benefit, size, presence, rivals } = now.terms;
  return [
    ...lines,
    {
      words: `What the weight from ${inputName(lab, scene, column)}, player ${scene.first + column}, earns and pays:`,
      formula: 'U = αsb − βθ²s² − γs − ηsθΣ_j s_jθ_j',
      numbers: `${figure(benefit)} − ${figure(size)} − ${figure(presence)} − ${figure(rivals)} = ${figure(now.utility)}`,
    },
  ];
}

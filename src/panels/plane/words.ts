/** The plane in words. */
import type { Lab } from '../../state/lab.ts';
import { grouped, percent } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import { shownIndexOf } from '../../game/players.ts';
import { describePlayer } from '../players/Inset.tsx';
import type { PlaneScene } from './scene.ts';

const rightOf = ({ points, wrong }: PlaneScene): string => {
  if (points === null || points.count === 0) return '';
  const right = points.count - wrong.reduce((sum, each) => sum + each, 0);
  return `${grouped(right)} of ${grouped(points.count)} points are answered rightly, ${percent(right / points.count)} %.`;
};

/** In a few sentences, for screen readers. */
export function describePlane(lab: Lab, scene: PlaneScene | null): string {
  if (scene === null) return 'The first picture of the plane has not come yet.';
  const { epsilon } = lab.store.getState().spec;
  const present = scene.lines.filter(({ s }) => s >= epsilon).length;
  const { compared, differs, without, before } = scene;
  const start = without === null ? '' : `Without player ${without}: `;
  const against =
    without === null ? `the net with ${grouped(before)} players in` : 'the net with it';
  return [
    `${start}${rightOf(scene)}`,
    `${present} of ${scene.lines.length} neurons of the first layer are in, each with a line.`,
    compared === null
      ? ''
      : `In ${percent(differs)} % of the plane the answer is another than that of ${against}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** One line. @param at its place in the first layer */
export function describeLine(lab: Lab, scene: PlaneScene | null, at: number): string {
  const line = scene?.lines[at];
  if (line === undefined) return '';
  if (line.player === null)
    return `Neuron ${at} of the first layer${line.s > 0 ? '' : ', which reads nothing'}.`;
  const shown = shownIndexOf(lab.store.getState().shown, line.player);
  const where = line.pieces.length > 0 ? '' : ' Its line lies outside of what is shown.';
  return (shown === null ? `Player ${line.player}.` : describePlayer(lab, shown)) + where;
}

export function explainPlane(lab: Lab, scene: PlaneScene | null): Line[] {
  const isStraight = scene?.plane.isStraight ?? true;
  return [
    {
      words:
        'Each point of the plane is an example. The ground says which class the network answers there; the thick line is the boundary between the answers.',
    },
    {
      words: isStraight
        ? 'A straight line is a neuron of the first layer: on one side it gives something, on the other nothing. The darker, the larger its s; dashed lines are neurons that have left. The boundary bends only on lines of neurons that are in, or where a neuron of a later layer switches.'
        : 'A coloured line is a neuron of the first layer: on one side of it the neuron gives something, on the other nothing. It is straight only where the network is shown x and y alone. Dashed lines are neurons that have left.',
      formula: 'w·x + b = 0',
    },
    {
      words:
        'The dotted line is the boundary before anybody left; amber is where the answer has changed since. While a player is taken out by the key x, dotted is the boundary with it, and amber what it alone changes.',
      ...(scene?.compared && { numbers: `amber: ${percent(scene.differs)} % of the plane` }),
    },
    {
      words: 'A ring marks a point that is answered wrongly.',
      ...(scene && { numbers: rightOf(scene) }),
    },
  ];
}

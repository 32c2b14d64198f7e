/** The plane in words. */
import { shownIndexOf, type PlayerId } from '../../game/players.ts';
import type { Activation, SmallNet } from '../../game/smallNet.ts';
import type { Lab } from '../../state/lab.ts';
import { fixed, grouped, percent } from '../../ui/format.ts';
import { describePlayer } from '../players/Inset.tsx';
import type { Line } from '../shared/Explain.tsx';
import { slopeOf } from './line.ts';
import type { PlaneScene } from './scene.ts';
import type { HeldLine } from './hand.ts';

const countOf = (wrong: Uint8Array): number => wrong.reduce((sum, each) => sum + each, 0);

const rightOf = ({ points, wrong }: PlaneScene): string => {
  if (points === null || points.count === 0) return '';
  const right = points.count - countOf(wrong);
  const shown =
    points.count < points.all ? `the first ${grouped(points.count)}` : grouped(points.count);
  return `${grouped(right)} of ${shown} points are answered rightly, ${percent(right / points.count)} %.`;
};

/** “34 of 600 points ringed: wrong now; amber: 12.0 % of the plane”. */
export function wordsInPicture({ points, wrong, compared, differs }: PlaneScene): string {
  const count = countOf(wrong);
  const ofPoints =
    points === null || count === 0 ? '' : `${count} of ${points.count} points ringed: wrong now`;
  const ofPlane = compared === null ? '' : `amber: ${percent(differs)} % of the plane`;
  return [ofPoints, ofPlane].filter(Boolean).join('; ');
}

/** What a line means where the functions behind the first layer are these. */
interface Meaning {
  /** What neurons do there, after “where”. */
  readonly there: string;
  /** What one gives on its two sides. */
  readonly sides: string;
}

function meaningOf(activations: readonly Activation[]): Meaning {
  switch (activations.join()) {
    case 'relu':
      return {
        there: 'neurons of layer 1 switch on',
        sides: 'on one side it gives something, on the other nothing',
      };
    case 'leaky':
      return {
        there: 'neurons of layer 1 change their slope',
        sides: 'on one side it gives what it reads, on the other a hundredth of that',
      };
    case 'tanh':
      return {
        there: 'neurons of layer 1 give 0',
        sides: 'on one side it gives more than 0, on the other less',
      };
    default:
      return {
        there: 'what neurons of layer 1 read adds up to 0',
        sides: 'what it reads, w·x + b, is above 0 on one side and below on the other',
      };
  }
}

/** Without hidden layers the lines are those of the answer itself. */
const isAnswer = ({ layers }: SmallNet): boolean => layers.length === 1;

/** What the marks of the picture are, in short. @param total players of the run */
export function readingOf(
  { taken, without, held, compared, beginning }: PlaneScene,
  total: number,
): string {
  if (held !== null)
    return `Thick: the boundary with the line of player ${held} where you hold it; dotted: where it was. Amber: where they differ.`;
  if (without !== null)
    return `Thick: the boundary without player ${without}; dotted: with it. Amber: where they differ.`;
  const { net } = taken;
  const lines = isAnswer(net)
    ? 'Lines: where the score of a class is 0.'
    : `Lines: where ${meaningOf(net.layers[0]!.activations).there}${net.layers[0]!.units === null ? '' : '; dashed ones have left'}.`;
  return `${lines} Thick: the boundary now${compared === null ? '.' : `; dotted: ${dottedOf(beginning, total)}.`}`;
}

/** What the dotted line is, which may have been seen late. */
function dottedOf(beginning: PlaneScene['beginning'], total: number): string {
  if (beginning === null) return 'before';
  return beginning.active === total
    ? `before any of the ${grouped(total)} players left`
    : `at step ${grouped(beginning.step)}, with ${grouped(beginning.active)} players in`;
}

/** What taking a player out, or holding its line, does to the answers; null while neither is done. */
export function differenceInWords({
  without,
  held,
  differs,
  wrong,
  wrongOfCompared,
}: PlaneScene): string | null {
  if (without === null && held === null) return null;
  const start = without !== null ? `Without player ${without}` : 'Put down here, the line changes';
  const share = `${percent(differs)} % of the plane`;
  const ofPlane =
    without !== null ? `${start}, ${share} is answered otherwise` : `${start} ${share}`;
  if (wrongOfCompared === null) return `${ofPlane}.`;
  const more = countOf(wrong) - wrongOfCompared;
  const points = (count: number) => `${grouped(count)} ${count === 1 ? 'point' : 'points'}`;
  const ofPoints =
    more === 0
      ? 'as many points are wrong'
      : more > 0
        ? `${points(more)} more ${more === 1 ? 'is' : 'are'} wrong`
        : `${points(-more)} more ${more === -1 ? 'is' : 'are'} right`;
  return `${ofPlane}, and ${ofPoints}.`;
}

/** Where a line lies, for who cannot see it. */
export function placeInWords({ line, spot: [x, y] }: Pick<HeldLine, 'line' | 'spot'>): string {
  return `through x ${fixed(x, 2)}, y ${fixed(y, 2)}, slope ${fixed(slopeOf(line), 0)} degrees`;
}

/** In a few sentences, for screen readers. */
export function describePlane(lab: Lab, scene: PlaneScene | null): string {
  if (scene === null) return 'The first picture of the plane has not come yet.';
  const { epsilon } = lab.store.getState().spec;
  const present = scene.lines.filter(({ s }) => s >= epsilon).length;
  const { compared, differs, without, beginning, taken } = scene;
  const start = without === null ? '' : `Without player ${without}: `;
  const against =
    without !== null
      ? 'the net with it'
      : beginning === null
        ? 'the net as it was'
        : `the net with ${grouped(beginning.active)} players in`;
  return [
    `${start}${rightOf(scene)}`,
    isAnswer(taken.net)
      ? ''
      : `${present} of ${scene.lines.length} neurons of the first layer are in, each with a line.`,
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

/** Where a boundary bends. */
function bendsOf({ layers }: SmallNet): string {
  const all = layers.flatMap(({ activations }) => activations);
  if (all.length === 0)
    return 'The boundary is straight: there is nothing between what is read and the answer.';
  return all.includes('tanh')
    ? 'Through a tanh the boundary bends smoothly, most where lines of neurons that are in come near it.'
    : 'The boundary bends only on lines of neurons that are in, or where a neuron of a later layer switches.';
}

/** What a line is. */
function linesInWords({ taken: { net }, plane: { isStraight } }: PlaneScene): string {
  if (isAnswer(net)) return 'A line is where the score of a class is 0.';
  const { sides } = meaningOf(net.layers[0]!.activations);
  return isStraight
    ? `A straight line is a neuron of the first layer: ${sides}. The darker, the larger its s; dashed lines are neurons that have left. ${bendsOf(net)}`
    : `A coloured line is a neuron of the first layer: ${sides}. It is straight only where the network is shown x and y alone. Dashed lines are neurons that have left.`;
}

export function explainPlane(lab: Lab, scene: PlaneScene | null, total: number): Line[] {
  const lines: Line[] = [
    {
      words:
        'Each point of the plane is an example. The ground says which class the network answers there; the thick line is the boundary between the answers.',
    },
  ];
  if (scene === null) return lines;
  const canBeMoved = scene.taken.net.layers[0]?.units !== null;
  return [
    ...lines,
    { words: linesInWords(scene), formula: 'w·x + b = 0' },
    ...(canBeMoved
      ? [
          {
            words:
              'The line of the chosen player can be dragged: at its middle to move it, at its ring to turn it. The keys at its middle: arrows move it, with Shift they turn it, Escape lets it be. Where it is let go, its weights and bias are put there, and the network goes on learning from there.',
          },
        ]
      : []),
    {
      words: `The dotted line is the boundary ${dottedOf(scene.beginning, total)}; amber is where the answer has changed since. While a player is taken out by the key x, dotted is the boundary with it, and amber what it alone changes.`,
      ...(scene.compared && { numbers: `amber: ${percent(scene.differs)} % of the plane` }),
    },
    {
      words: 'A ring marks a point that is answered wrongly.',
      numbers: rightOf(scene),
    },
  ];
}

/** Why there is no such picture. @param why as a clause, “it has …” */
export const noPlaneInWords = (why: string): string =>
  `There is no picture of the plane for this network: ${why}.`;

/** What the visitor did last to lines. */
export const movedInWords = (player: PlayerId, step: number): string =>
  `The line of player ${player} was moved by hand at step ${grouped(step)}.`;

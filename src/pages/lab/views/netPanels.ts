/**
 * The pictures of the view of the net: which there are, where they stand, and what each needs. Who plays,
 * and whether by the prices, decides which of them are there. To add one, add a row; for another kind of player, its granularity.
 */
import type { ComponentType } from 'react';
import * as crowd from '../../../panels/crowd/standing.ts';
import * as distance from '../../../panels/distance/standing.ts';
import * as curves from '../../../panels/netCurves/standing.ts';
import { ParticipationPanel } from '../../../panels/participation/ParticipationPanel.tsx';
import { PlayersPanel } from '../../../panels/players/PlayersPanel.tsx';
import * as responses from '../../../panels/responses/standing.ts';
import type { Granularity } from '../../../panels/shared/groups.ts';
import * as utility from '../../../panels/utility/standing.ts';
import type { Standing } from '../../../panels/shared/Waiting.tsx';
import { isSandbox } from '../../../game/sandbox/game.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';
import { fetched } from '../../../ui/fetched.ts';
import { PaperFigures } from './PaperFigures.tsx';

/** What the choice of pictures depends on. */
export interface Situation {
  /** The kinds of players of the run. */
  readonly kinds: readonly Granularity[];
  /** Whether two pictures that could share a place have one each. */
  readonly roomy: boolean;
  /** Whether examples are points of a plane. */
  readonly isPlane: boolean;
  /** Whether the net is such that it can be asked about all of that plane; where not, its picture says why. */
  readonly isPlaneDrawn: boolean;
  /** Whether the net reads images, about one of which it can be asked. */
  readonly isAskable: boolean;
  /** Whether players answer prices, so that best responses and regrets say something of the run. */
  readonly isGame: boolean;
  /** Whether every weight of a dense network is a player: then rows and columns that are empty say what it costs. */
  readonly areAllWeights: boolean;
}

export interface NetPanel {
  readonly id: string;
  /** What stands in its place while it is being fetched, or where it broke. */
  readonly title: string | ((spec: RunSpec) => string);
  /** The middle column shows how the net changes, the right one what comes of it. */
  readonly place: 'mechanism' | 'outcome';
  /** Left out for what every run has. */
  readonly needs?: (situation: Situation) => boolean;
  /** Whether it stands behind all others of its place; left out where it never does. */
  readonly last?: (situation: Situation) => boolean;
  /** What else stands there while it is being fetched, so that nothing moves; left out of what seldom comes first. */
  readonly standing?: (spec: RunSpec) => Standing;
  readonly Picture: ComponentType<{ readonly lab: Lab }>;
}

// Fetched where somebody needs them, or behind what is watched more: the page begins without.
const CrowdPanel = fetched(
  async () => (await import('../../../panels/crowd/CrowdPanel.tsx')).CrowdPanel,
);
const NetCurvesPanel = fetched(
  async () => (await import('../../../panels/netCurves/NetCurvesPanel.tsx')).NetCurvesPanel,
);
const ResponsesPanel = fetched(
  async () => (await import('../../../panels/responses/ResponsesPanel.tsx')).ResponsesPanel,
);
const UtilityPanel = fetched(
  async () => (await import('../../../panels/utility/UtilityPanel.tsx')).UtilityPanel,
);
const DistancePanel = fetched(
  async () => (await import('../../../panels/distance/DistancePanel.tsx')).DistancePanel,
);
const OneOrAll = fetched(async () => (await import('./OneOrAll.tsx')).OneOrAll);
const AskPanel = fetched(async () => (await import('../../../panels/ask/AskPanel.tsx')).AskPanel);
const FiltersPanel = fetched(
  async () => (await import('../../../panels/filters/FiltersPanel.tsx')).FiltersPanel,
);
const WorkPanel = fetched(
  async () => (await import('../../../panels/work/WorkPanel.tsx')).WorkPanel,
);
const PlanePanel = fetched(
  async () => (await import('../../../panels/plane/PlanePanel.tsx')).PlanePanel,
);
const PlaneHistoryPanel = fetched(
  async () =>
    (await import('../../../panels/planeHistory/PlaneHistoryPanel.tsx')).PlaneHistoryPanel,
);
const WeightsPanel = fetched(
  async () => (await import('../../../panels/weights/WeightsPanel.tsx')).WeightsPanel,
);
const MatricesPanel = fetched(
  async () => (await import('../../../panels/weights/MatricesPanel.tsx')).MatricesPanel,
);
const UnitPanel = fetched(
  async () => (await import('../../../panels/unit/UnitPanel.tsx')).UnitPanel,
);
const StillReadPanel = fetched(
  async () => (await import('../../../panels/stillRead/StillReadPanel.tsx')).StillReadPanel,
);
const PixelsPanel = fetched(
  async () => (await import('../../../panels/pixels/PixelsPanel.tsx')).PixelsPanel,
);

const plays =
  (kind: Granularity) =>
  ({ kinds }: Situation): boolean =>
    kinds.includes(kind);
const allWeights = ({ areAllWeights }: Situation): boolean => areAllWeights;
const plane = ({ isPlane }: Situation): boolean => isPlane;
const drawnPlane = ({ isPlaneDrawn }: Situation): boolean => isPlaneDrawn;
const askable = ({ isAskable }: Situation): boolean => isAskable;
/** Beside filters, which show what they find in the image; elsewhere others are watched more. */
const withoutFilters = ({ kinds }: Situation): boolean => !kinds.includes('filter');
/** Neurons behind filters have their place in the filters' picture. */
const neuronsAlone = ({ kinds }: Situation): boolean =>
  kinds.includes('neuron') && !kinds.includes('filter');
const game = ({ isGame }: Situation): boolean => isGame;
const roomyGame = ({ isGame, roomy }: Situation): boolean => isGame && roomy;
const tightGame = ({ isGame, roomy }: Situation): boolean => isGame && !roomy;

const utilityStanding = (): Standing => ({
  name: 'utility',
  reading: utility.READING,
  height: utility.HEIGHT,
});

/** In reading order. */
const panels: readonly NetPanel[] = [
  {
    id: 'plane',
    title: 'The plane, and who draws on it',
    place: 'mechanism',
    needs: plane,
    Picture: PlanePanel,
  },
  {
    id: 'weights',
    title: 'One pixel per weight',
    place: 'mechanism',
    needs: plays('weight'),
    Picture: WeightsPanel,
  },
  {
    id: 'pixels',
    title: 'Pixels of the image',
    place: 'mechanism',
    needs: plays('pixel'),
    Picture: PixelsPanel,
  },
  {
    id: 'filters',
    title: 'Filters and what they find',
    place: 'mechanism',
    needs: plays('filter'),
    Picture: FiltersPanel,
  },
  {
    id: 'players',
    title: 'One square per hidden neuron',
    place: 'mechanism',
    needs: neuronsAlone,
    Picture: PlayersPanel,
  },
  {
    id: 'participation',
    title: 'Participation so far',
    place: 'mechanism',
    Picture: ParticipationPanel,
  },
  {
    id: 'ask',
    title: 'Ask the net about an image',
    place: 'outcome',
    needs: askable,
    last: withoutFilters,
    Picture: AskPanel,
  },
  {
    id: 'unit',
    title: 'Some weights, large',
    place: 'outcome',
    needs: plays('weight'),
    Picture: UnitPanel,
  },
  {
    id: 'matrices',
    title: 'Later layers',
    place: 'outcome',
    needs: plays('weight'),
    Picture: MatricesPanel,
  },
  {
    id: 'stillRead',
    title: 'What is still read, and the work',
    place: 'outcome',
    needs: allWeights,
    Picture: StillReadPanel,
  },
  {
    id: 'planeHistory',
    title: 'What the boundary lost',
    place: 'outcome',
    needs: drawnPlane,
    Picture: PlaneHistoryPanel,
  },
  {
    id: 'work',
    title: 'The work that left with them',
    place: 'outcome',
    needs: plays('filter'),
    Picture: WorkPanel,
  },
  {
    id: 'curves',
    title: (spec) => curves.titleOf(isSandbox(spec)),
    place: 'outcome',
    standing: (spec) => ({
      name: 'curves',
      reading: curves.READING,
      height: curves.HEIGHT,
      ...(isSandbox(spec) ? {} : { below: curves.BELOW }),
    }),
    Picture: NetCurvesPanel,
  },
  { id: 'paper', title: 'The paper’s figures', place: 'outcome', Picture: PaperFigures },
  {
    id: 'crowd',
    title: crowd.TITLE,
    place: 'outcome',
    standing: () => ({ name: 'crowd', reading: crowd.READING, height: crowd.HEIGHT }),
    Picture: CrowdPanel,
  },
  {
    id: 'responses',
    title: responses.TITLE,
    place: 'outcome',
    needs: game,
    standing: (spec) => ({
      name: 'responses',
      reading: responses.readingOf(spec),
      height: responses.HEIGHT,
    }),
    Picture: ResponsesPanel,
  },
  {
    id: 'utility',
    title: utility.TITLE,
    place: 'outcome',
    needs: roomyGame,
    standing: utilityStanding,
    Picture: UtilityPanel,
  },
  {
    id: 'distance',
    title: distance.TITLE,
    place: 'outcome',
    needs: roomyGame,
    standing: () => ({ name: 'distance', reading: distance.READING, height: distance.HEIGHT }),
    Picture: DistancePanel,
  },
  {
    id: 'oneOrAll',
    title: utility.TITLE,
    place: 'outcome',
    needs: tightGame,
    standing: utilityStanding,
    Picture: OneOrAll,
  },
];

export function netPanels(place: NetPanel['place'], situation: Situation): readonly NetPanel[] {
  const isLast = ({ last }: NetPanel) => last?.(situation) === true;
  const shown = panels.filter(
    (panel) => panel.place === place && (panel.needs === undefined || panel.needs(situation)),
  );
  return [...shown.filter((panel) => !isLast(panel)), ...shown.filter(isLast)];
}

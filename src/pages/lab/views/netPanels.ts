/**
 * The pictures of the view of the net: which there are, where they stand, and what each needs. Who plays,
 * and whether by the prices, decides which of them are there. To add one, add a row; for another kind of player, its granularity.
 */
import { lazy, type ComponentType } from 'react';
import { CrowdPanel } from '../../../panels/crowd/CrowdPanel.tsx';
import { DistancePanel } from '../../../panels/distance/DistancePanel.tsx';
import { NetCurvesPanel } from '../../../panels/netCurves/NetCurvesPanel.tsx';
import { ParticipationPanel } from '../../../panels/participation/ParticipationPanel.tsx';
import { PlayersPanel } from '../../../panels/players/PlayersPanel.tsx';
import { ResponsesPanel } from '../../../panels/responses/ResponsesPanel.tsx';
import type { Granularity } from '../../../panels/shared/groups.ts';
import { UtilityPanel } from '../../../panels/utility/UtilityPanel.tsx';
import type { Lab } from '../../../state/lab.ts';
import { OneOrAll } from './OneOrAll.tsx';
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
  readonly title: string;
  /** The middle column shows how the net changes, the right one what comes of it. */
  readonly place: 'mechanism' | 'outcome';
  /** Left out for what every run has. */
  readonly needs?: (situation: Situation) => boolean;
  /** Whether it stands behind all others of its place; left out where it never does. */
  readonly last?: (situation: Situation) => boolean;
  readonly Picture: ComponentType<{ readonly lab: Lab }>;
}

type PanelComponent = NetPanel['Picture'];

/** Fetched where somebody needs it, or behind what is watched more: the page begins without. */
const fetched = (load: () => Promise<PanelComponent>): PanelComponent =>
  lazy(async () => ({ default: await load() }));

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
  { id: 'curves', title: 'Accuracy and pruning', place: 'outcome', Picture: NetCurvesPanel },
  { id: 'paper', title: 'The paper’s figures', place: 'outcome', Picture: PaperFigures },
  { id: 'crowd', title: 'How many players at each s', place: 'outcome', Picture: CrowdPanel },
  {
    id: 'responses',
    title: 'Best responses',
    place: 'outcome',
    needs: game,
    Picture: ResponsesPanel,
  },
  { id: 'utility', title: 'Utility', place: 'outcome', needs: roomyGame, Picture: UtilityPanel },
  { id: 'distance', title: 'Distance', place: 'outcome', needs: roomyGame, Picture: DistancePanel },
  { id: 'oneOrAll', title: 'Utility', place: 'outcome', needs: tightGame, Picture: OneOrAll },
];

export function netPanels(place: NetPanel['place'], situation: Situation): readonly NetPanel[] {
  const isLast = ({ last }: NetPanel) => last?.(situation) === true;
  const shown = panels.filter(
    (panel) => panel.place === place && (panel.needs === undefined || panel.needs(situation)),
  );
  return [...shown.filter((panel) => !isLast(panel)), ...shown.filter(isLast)];
}

/**
 * The panels that need nothing but a lab, by id: a page's layout names them (pages/lab/views/netLayout.ts, for
 * one), and `PanelPlace` puts them there. To add one, add a row.
 */
import type { ComponentType } from 'react';
import type { RunSpec } from '../spec/spec.ts';
import type { Lab, RunView } from '../state/lab.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import { fetched } from '../ui/fetched.ts';
import * as crowd from './crowd/standing.ts';
import * as distance from './distance/standing.ts';
import * as curves from './netCurves/standing.ts';
import { ParticipationPanel } from './participation/ParticipationPanel.tsx';
import { PlayersPanel } from './players/PlayersPanel.tsx';
import * as responses from './responses/standing.ts';
import type { Granularity } from './shared/groups.ts';
import type { Standing } from './shared/Waiting.tsx';
import type { Situation } from './situation.ts';
import * as utility from './utility/standing.ts';

export interface PanelRow {
  /** What stands in its place while it is being fetched. */
  readonly title: string | ((spec: RunSpec) => string);
  /** Whether it has something to show; left out for what every run has. */
  readonly needs?: (situation: Situation) => boolean;
  /** What else stands there while it is being fetched, so that nothing moves; left out of what seldom comes first. */
  readonly standing?: (spec: RunSpec) => Standing;
  /** `fetched` where somebody needs it, unless the lab begins with it. */
  readonly Picture: ComponentType<{ readonly lab: Lab }> | ComponentType<{ readonly lab: RunView }>;
}

const plays =
  (kind: Granularity) =>
  ({ kinds }: Situation): boolean =>
    kinds.includes(kind);
const allWeights = ({ areAllWeights }: Situation): boolean => areAllWeights;
const plane = ({ isPlane }: Situation): boolean => isPlane;
const drawnPlane = ({ isPlaneDrawn }: Situation): boolean => isPlaneDrawn;
const askable = ({ isAskable }: Situation): boolean => isAskable;
/** Neurons behind filters have their place in the filters' picture. */
const neuronsAlone = ({ kinds }: Situation): boolean =>
  kinds.includes('neuron') && !kinds.includes('filter');
const game = ({ isGame }: Situation): boolean => isGame;

const utilityStanding = (): Standing => ({
  name: 'utility',
  reading: utility.READING,
  height: utility.HEIGHT,
});

export const panels = {
  plane: {
    title: 'The plane, and who draws on it',
    needs: plane,
    Picture: fetched(async () => (await import('./plane/PlanePanel.tsx')).PlanePanel),
  },
  weights: {
    title: 'One pixel per weight',
    needs: plays('weight'),
    Picture: fetched(async () => (await import('./weights/WeightsPanel.tsx')).WeightsPanel),
  },
  pixels: {
    title: 'Pixels of the image',
    needs: plays('pixel'),
    Picture: fetched(async () => (await import('./pixels/PixelsPanel.tsx')).PixelsPanel),
  },
  filters: {
    title: 'Filters and what they find',
    needs: plays('filter'),
    Picture: fetched(async () => (await import('./filters/FiltersPanel.tsx')).FiltersPanel),
  },
  players: { title: 'One square per hidden neuron', needs: neuronsAlone, Picture: PlayersPanel },
  participation: { title: 'Participation so far', Picture: ParticipationPanel },
  ask: {
    title: 'Ask the net about an image',
    needs: askable,
    Picture: fetched(async () => (await import('./ask/AskPanel.tsx')).AskPanel),
  },
  unit: {
    title: 'Some weights, large',
    needs: plays('weight'),
    Picture: fetched(async () => (await import('./unit/UnitPanel.tsx')).UnitPanel),
  },
  matrices: {
    title: 'Later layers',
    needs: plays('weight'),
    Picture: fetched(async () => (await import('./weights/MatricesPanel.tsx')).MatricesPanel),
  },
  'still-read': {
    title: 'What is still read, and the work',
    needs: allWeights,
    Picture: fetched(async () => (await import('./stillRead/StillReadPanel.tsx')).StillReadPanel),
  },
  'plane-history': {
    title: 'What the boundary lost',
    needs: drawnPlane,
    Picture: fetched(
      async () => (await import('./planeHistory/PlaneHistoryPanel.tsx')).PlaneHistoryPanel,
    ),
  },
  work: {
    title: 'The work that left with them',
    needs: plays('filter'),
    Picture: fetched(async () => (await import('./work/WorkPanel.tsx')).WorkPanel),
  },
  curves: {
    title: (spec) => curves.titleOf(isSandbox(spec)),
    standing: (spec) => ({
      name: 'curves',
      reading: curves.READING,
      height: curves.HEIGHT,
      ...(isSandbox(spec) ? {} : { below: curves.BELOW }),
    }),
    Picture: fetched(async () => (await import('./netCurves/NetCurvesPanel.tsx')).NetCurvesPanel),
  },
  'paper-figures': {
    title: 'The paper’s figures',
    Picture: fetched(async () => (await import('./paperFigures/PaperFigures.tsx')).PaperFigures),
  },
  crowd: {
    title: crowd.TITLE,
    standing: () => ({ name: 'crowd', reading: crowd.READING, height: crowd.HEIGHT }),
    Picture: fetched(async () => (await import('./crowd/CrowdPanel.tsx')).CrowdPanel),
  },
  responses: {
    title: responses.TITLE,
    needs: game,
    standing: (spec) => ({
      name: 'responses',
      reading: responses.readingOf(spec),
      height: responses.HEIGHT,
    }),
    Picture: fetched(async () => (await import('./responses/ResponsesPanel.tsx')).ResponsesPanel),
  },
  utility: {
    title: utility.TITLE,
    needs: game,
    standing: utilityStanding,
    Picture: fetched(async () => (await import('./utility/UtilityPanel.tsx')).UtilityPanel),
  },
  distance: {
    title: distance.TITLE,
    needs: game,
    standing: () => ({ name: 'distance', reading: distance.READING, height: distance.HEIGHT }),
    Picture: fetched(async () => (await import('./distance/DistancePanel.tsx')).DistancePanel),
  },
  'one-or-all': {
    title: utility.TITLE,
    needs: game,
    standing: utilityStanding,
    Picture: fetched(async () => (await import('./oneOrAll/OneOrAll.tsx')).OneOrAll),
  },
  inspector: {
    title: 'One player and its rivals',
    needs: game,
    Picture: fetched(async () => (await import('./inspector/InspectorPanel.tsx')).InspectorPanel),
  },
  slice: {
    title: 'Two players, the others frozen',
    needs: game,
    Picture: fetched(async () => (await import('./slice/SlicePanel.tsx')).SlicePanel),
  },
  verdicts: {
    title: 'What is already decided',
    needs: game,
    Picture: fetched(async () => (await import('./verdicts/VerdictsPanel.tsx')).VerdictsPanel),
  },
  regimes: {
    title: 'One equilibrium or several',
    needs: game,
    Picture: fetched(async () => (await import('./regimes/RegimesPanel.tsx')).RegimesPanel),
  },
  potential: {
    title: 'What changed the potential',
    needs: game,
    Picture: fetched(async () => (await import('./potential/PotentialPanel.tsx')).PotentialPanel),
  },
  'pruning-history': {
    title: 'Who left, and which cost pushed it out',
    needs: game,
    Picture: fetched(
      async () => (await import('./pruningHistory/PruningHistoryPanel.tsx')).PruningHistoryPanel,
    ),
  },
} satisfies Record<string, PanelRow>;

export type PanelId = keyof typeof panels;

export const panelOf = (id: PanelId): PanelRow => panels[id];

/** Whether a panel has something to show of such a run. */
export const isThere = (id: PanelId, situation: Situation): boolean =>
  panelOf(id).needs?.(situation) ?? true;

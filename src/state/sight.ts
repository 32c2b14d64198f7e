/** What the page has seen of the run that it shows: where that stands, and what the worker tells of every step. */
import { isDrawn } from '../game/shown.ts';
import type { AnalysisMonitor, PastSample } from './analysisMonitor.ts';
import type { Arrival } from './arrival.ts';
import type { Asking } from './asking.ts';
import type { Client, EventOf } from './client.ts';
import type { DrawLoop } from './drawLoop.ts';
import { withEvaluation } from './evaluations.ts';
import type { FiguresMonitor } from './figures.ts';
import type { Observations } from './observations.ts';
import type { EngineSpell, LabStore } from './store.ts';
import type { Story } from './time/story.ts';

/** All of it; goes on changing. */
export interface Seen {
  readonly past: unknown;
  readonly samples: readonly PastSample[];
}

export interface Sight {
  readonly seen: Seen;
  /** Whether the page shows a run of the same players. */
  hasPlayers(event: EventOf<'ready'>): boolean;
  /** Shows its players, and what was seen of it. @param done entries of its log; null for all up to where it stands */
  stand(
    event: EventOf<'ready'>,
    at: Pick<Arrival, 'start' | 'to'>,
    story: Story | null,
    done: number | null,
  ): void;
  /** A run that could not be had is shown no players but its own: those of another leave the page. @param story of it, as `stand` */
  leave(story: Story | null): void;
  takeFrame(event: EventOf<'frame'>): void;
  takePictures(event: EventOf<'pictures'>): void;
  takeEvaluation(event: EventOf<'evaluated'>): void;
  /** Its prices or its players are others from now on. */
  markChanged(): void;
}

export interface SightParts {
  readonly store: LabStore;
  readonly client: Pick<Client, 'giveBack'>;
  readonly observations: Observations;
  readonly analysisMonitor: AnalysisMonitor;
  readonly figuresMonitor: Pick<FiguresMonitor, 'markChanged' | 'restart'>;
  readonly asking: Pick<Asking, 'markChanged' | 'restart'>;
  readonly drawLoop: DrawLoop;
}

export function createSight(parts: SightParts): Sight {
  const { store, client, observations, analysisMonitor, figuresMonitor, asking, drawLoop } = parts;

  /** Whether the page shows a run of the same players. */
  function hasPlayers({ layers, shown }: EventOf<'ready'>): boolean {
    const now = store.getState();
    return (
      JSON.stringify(now.layers) === JSON.stringify(layers) &&
      now.shown.length === shown.length &&
      now.shown.every((player, i) => player === shown[i])
    );
  }

  /** Shows its players, and what was seen of it. @param done entries of its log; null for all up to where it stands */
  function stand(
    { backend, layers, shown, stepsPerEpoch, step }: EventOf<'ready'>,
    { start, to }: Pick<Arrival, 'start' | 'to'>,
    story: Story | null,
    done: number | null,
  ): void {
    const at = Math.max(step, to);
    const goesOn = at > 0;
    const { changes, scheduled } = store.getState();
    const log = [...changes, ...scheduled];
    const past = log.filter((change, i) => (done === null ? change.step <= at : i < done));
    const seen = story?.seen as Partial<Seen> | null | undefined;
    if (seen) observations.restore(seen.past);
    if (goesOn) observations.goBackTo(at, shown, layers.length, past);
    else observations.begin(shown, layers.length);
    store.setState(({ selected, pricedGroup, evaluations, engines }) => ({
      backend,
      layers,
      shown,
      stepsPerEpoch,
      engines: withEngine(goesOn ? before(story?.engines ?? engines, start + 1) : [], {
        step: start,
        name: backend.name,
      }),
      evaluations: goesOn ? before(story?.evaluations ?? evaluations, at + 1) : [],
      selected: selected.filter((player) => isDrawn({ players: shown, layers }, player)),
      pricedGroup: pricedGroup !== null && pricedGroup < layers.length ? pricedGroup : null,
      hovered: null,
      unit: null,
      changes: past,
      scheduled: log.slice(past.length),
    }));
    analysisMonitor.restart(at, seen?.samples);
    figuresMonitor.restart();
    asking.restart();
    drawLoop.markDirty();
  }

  function leave(story: Story | null): void {
    const seen = story?.seen as Partial<{ past: { trajectory?: unknown } }> | null | undefined;
    if (seen?.past?.trajectory === observations.trajectory) return;
    observations.begin(new Uint32Array(), 0);
    store.setState({
      ...{ layers: [], shown: new Uint32Array(), evaluations: [], engines: [] },
      ...{ selected: [], pricedGroup: null, hovered: null, unit: null },
    });
    analysisMonitor.restart(0);
    figuresMonitor.restart();
    asking.restart();
    drawLoop.markDirty();
  }

  function takeFrame(event: EventOf<'frame'>): void {
    const { spec, stepsPerEpoch } = store.getState();
    observations.takeFrame(event, spec, stepsPerEpoch);
    queueMicrotask(() => client.giveBack('frame', event.buffer));
    analysisMonitor.markChanged();
    figuresMonitor.markChanged();
    asking.markChanged();
    drawLoop.markDirty();
  }

  function takePictures(event: EventOf<'pictures'>): void {
    observations.takePictures(event, store.getState().spec);
    queueMicrotask(() => client.giveBack('pictures', event.buffer));
    drawLoop.markDirty();
  }

  return {
    get seen() {
      return { past: observations.past, samples: analysisMonitor.past };
    },
    ...{ hasPlayers, stand, leave, takeFrame, takePictures },
    takeEvaluation(event) {
      store.setState(({ evaluations }) => ({ evaluations: withEvaluation(evaluations, event) }));
      // The first one says that the test images are there.
      asking.markChanged();
      drawLoop.markDirty();
    },
    markChanged() {
      analysisMonitor.markChanged();
      drawLoop.markDirty();
    },
  };
}

const before = <At extends { readonly step: number }>(list: readonly At[], step: number) =>
  list.filter((each) => each.step < step);

const withEngine = (engines: readonly EngineSpell[], next: EngineSpell): readonly EngineSpell[] =>
  engines.at(-1)?.name === next.name ? engines : [...engines, next];

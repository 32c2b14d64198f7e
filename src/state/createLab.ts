/** Builds a lab: puts together what state/ is made of, and opens the run of the address. */
import { frozenGameToJson } from '../game/frozen/parse.ts';
import { inDoublePrecision } from '../game/frozen/types.ts';
import { readOwnFile } from '../data/own/ownFile.ts';
import { merged } from '../game/notes.ts';
import type { PlayerId } from '../game/players.ts';
import type { Change, SpecPatch } from '../spec/spec.ts';
import { createAddressBar } from './addressBar.ts';
import { createAnalyst } from './analyst.ts';
import { createAsking } from './asking.ts';
import { createClient } from './client.ts';
import { closeupOf } from './closeup.ts';
import { createDestination } from './destination.ts';
import { createDrawLoop } from './drawLoop.ts';
import { createFiguresMonitor } from './figures.ts';
import { watchHiddenTab } from './hiddenTab.ts';
import type { TabRun } from './keeper.ts';
import type { Lab } from './lab.ts';
import { createObservations } from './observations.ts';
import { createOwnData } from './ownData.ts';
import { nextSelection } from './selection.ts';
import { watchRates } from './rateMeter.ts';
import { createPartings } from './partings.ts';
import type { Place } from './place.ts';
import type { RunRecord } from '../record/record.ts';
import { keepByItself } from './runs/keeping.ts';
import { createPaperChoice } from './paperChoice.ts';
import { createTries } from './runs/tries.ts';
import { onceFetched } from './onceFetched.ts';
import { createNoticeBoard } from './notices.ts';
import { createSession } from './session.ts';
import { createShownRun } from './shownRun.ts';
import { createSight } from './sight.ts';
import { createCheckpoints } from './time/checkpoints.ts';
import { runDeed } from './time/deed.ts';
import { createTime } from './time/time.ts';
import { branchOf, storyOf, upTo } from './time/story.ts';
import { createAnalysisMonitor } from './analysisMonitor.ts';
import { createLabStore } from './store.ts';
import { createDenseTwin } from './twin.ts';
import { unitOf } from './units.ts';
import { readHash, runOf, type RunAddress } from './url.ts';

export function createLab({ surroundings, threads, pulse, storage, ...place }: Place): Lab {
  const { now, sleep } = place;
  const opened = readHash(surroundings.location.hash);
  const theme = place.theme.remembered();
  place.theme.apply(theme);
  const store = createLabStore({
    spec: opened.spec,
    scheduled: opened.changes,
    notices: merged(opened.notes),
    theme,
    whenHidden: place.whenHidden(),
    view: opened.view,
  });
  const notices = createNoticeBoard(store);
  const drawLoop = createDrawLoop();
  const fileOf = () => {
    const { startSpec } = store.getState();
    return startSpec.data === 'own' ? readOwnFile(startSpec.file) : null;
  };
  const heldFiles = storage.files((sentence) => notices.notify(sentence));
  const ownData = createOwnData({
    createThread: threads.reading,
    expected: fileOf,
    files: heldFiles,
    pulse,
  });
  const workers = {
    createThread: threads.training,
    pulse,
    dataUrl: place.dataUrl,
    heldFor: ownData.heldFor,
  };
  const client = createClient(workers);
  const observations = createObservations();
  const analyst = createAnalyst(threads.analysing, pulse);
  const analysisMonitor = createAnalysisMonitor({
    client,
    analyst,
    epsilon: () => store.getState().spec.epsilon,
    onSample: () => drawLoop.markDirty(),
    now,
    sleep,
  });
  const figuresMonitor = createFiguresMonitor({
    client,
    onFigures: () => drawLoop.markDirty(),
    now,
    sleep,
  });
  const denseTwin = createDenseTwin({
    store,
    client,
    onChange() {
      asking.markChanged();
      partings.markChanged();
    },
    sleep,
  });
  const asking = createAsking({
    client,
    twin: denseTwin,
    onAnswer: () => drawLoop.markDirty(),
    now,
    sleep,
  });
  const partings = createPartings({ client, twin: denseTwin, asking });
  const addressBar = createAddressBar({
    store,
    around: surroundings,
    stepNow: () => observations.trajectory.latest?.step ?? 0,
    now: () => Date.now(),
    open(address) {
      notices.respond(...address.notes, ...(address.missing === null ? [] : [address.missing]));
      store.setState({ view: address.view });
      destination.aim(address);
      time.beforeRun(runDeed(address.spec, store.getState().spec));
      void shownRun
        .start({ spec: address.spec, log: address.changes, play: address.until === null })
        .catch(() => undefined);
    },
    turnTo({ view, until, select, notes }) {
      notices.respond(...notes);
      store.setState({ view });
      if (select !== null) destination.choose(select);
      if (until !== null) destination.goTo(until);
      drawLoop.markDirty();
    },
  });
  const runs = storage.runs((sentence) => notices.notify(sentence));
  const tries = createTries({ store, client, runs, sleep });
  const keeper = storage.keeper((sentence) => notices.notify(sentence));
  const checkpoints = createCheckpoints();
  const shownRun = createShownRun({
    store,
    client,
    notices,
    observations,
    sight: createSight({
      ...{ store, client, observations, analysisMonitor, figuresMonitor, asking, drawLoop },
    }),
    denseTwin,
    tries,
    addressBar,
    keeper,
    checkpoints,
  });
  const time = createTime({
    store,
    client,
    run: shownRun,
    observations,
    checkpoints,
    record: recordSeen,
    runs,
    stay: () => destination.stay(),
    say: notices.respond,
  });
  const session = createSession({ store, run: shownRun, notices, observations, time });
  const destination = createDestination({ store, client, run: shownRun, notices, addressBar });
  destination.aim(opened);
  const hiddenTab = watchHiddenTab(store, client, [denseTwin, tries], place.page);
  watchRates(store, client);
  /** Who was selected last: after a deselection panels go on speaking of it. */
  let chosen: readonly PlayerId[] = [];

  /** The run as it stands. */
  async function recordShown(): Promise<RunRecord> {
    const { recordOf } = await import('./recordOf.ts');
    const { run } = store.getState();
    // A run that has failed still has what was seen of it.
    const hasFailed = () => store.getState().phase === 'failed';
    const snapshot = hasFailed()
      ? null
      : await client.snapshot().catch((error: unknown) => {
          if (hasFailed()) return null;
          throw error;
        });
    if (store.getState().run !== run)
      throw new Error('Another run has begun before this one could be saved.');
    return recordOf(store.getState(), observations.trajectory, snapshot);
  }

  /** The same at rest, without a word from the worker where frames have told of everybody. */
  async function recordSeen(): Promise<RunRecord> {
    const { layers, shown } = store.getState();
    const all = layers.reduce((sum, { total }) => sum + total, 0);
    if (shown.length < all) return recordShown();
    const { recordOf } = await import('./recordOf.ts');
    return recordOf(store.getState(), observations.trajectory, null);
  }

  /** @throws Error with the sentence that the page says, too */
  function refuseLack(change: SpecPatch): void {
    const lack = ownData.lackOf(change, store.getState().spec);
    if (lack === null) return;
    notices.respond(lack);
    throw new Error(lack);
  }

  const lab: Lab = {
    get live() {
      return lab;
    },
    store,
    drawLoop,
    ownData,
    analysisMonitor,
    figuresMonitor,
    asking,
    denseTwin,
    runs,
    tries,
    paper: createPaperChoice(),
    experiments: onceFetched(async () =>
      (await import('./experiments.ts')).createExperiments({ store, runs, workers, sleep }),
    ),
    time,
    partings,
    get trajectory() {
      return observations.trajectory;
    },
    get pruningHistory() {
      return observations.pruningHistory;
    },
    get baselines() {
      return observations.baselines;
    },
    get fields() {
      return observations.fields;
    },
    get sheets() {
      return observations.sheets;
    },
    get plane() {
      return observations.plane;
    },
    get planeHistory() {
      return observations.planeHistory;
    },
    get kernels() {
      return observations.kernels;
    },
    get closeup() {
      const { selected, layers } = store.getState();
      if (selected.length > 0) chosen = selected;
      return closeupOf(analysisMonitor.latest, layers, chosen);
    },
    ready: shownRun.ready,
    play() {
      destination.stay();
      if (!hiddenTab.waits()) shownRun.play();
    },
    pause() {
      destination.stay();
      hiddenTab.stay();
      shownRun.pause();
    },
    step(count) {
      destination.stay();
      hiddenTab.stay();
      return shownRun.step(count);
    },
    async set(change, by) {
      refuseLack(change);
      destination.heed(change);
      return session.set(change, by);
    },
    async learnFromFile() {
      const file = await ownData.read();
      if (file === null) return false;
      const { phase, startSpec } = store.getState();
      const asked = phase === 'failed' ? fileOf() : null;
      if (asked !== null && startSpec.file === file) {
        await session.retry();
        return true;
      }
      await lab.learnFromKept(file);
      if (asked !== null)
        notices.respond(
          `This is not the file that the run asked for, ${asked.name} (${asked.hash}): a new run has begun.`,
        );
      return true;
    },
    async learnFromKept(file) {
      const { fewExamplesInWords, forFewExamples } = await import('../spec/ownRun.ts').catch(
        (error: unknown) => {
          notices.respond(
            'What is needed to learn from it could not be loaded. Check the connection, then try again.',
          );
          throw error;
        },
      );
      const few = forFewExamples({ ...store.getState().spec, data: 'own', file });
      await lab.set({ data: 'own', file, ...few });
      const said = fewExamplesInWords(few);
      if (said !== null) notices.respond(said);
      lab.play();
    },
    async learnFrom(sources, column) {
      await ownData.choose(sources);
      if (column !== undefined) ownData.chooseColumn(column);
      if (await lab.learnFromFile()) return;
      const state = ownData.store.getState();
      throw new Error(
        state.phase === 'refused' ? state.sentence : 'Reading the file was given up for another.',
      );
    },
    act: session.act,
    reset(options) {
      destination.stay();
      return session.reset(options);
    },
    retry: session.retry,
    setSpeed(stepsPerSecond) {
      store.setState({ stepsPerSecond });
      client.setSpeed(stepsPerSecond);
    },
    setTheme(next) {
      place.theme.apply(next);
      store.setState({ theme: next });
      drawLoop.markDirty();
    },
    setWhenHidden: hiddenTab.choose,
    setView(view) {
      if (view === store.getState().view) return;
      store.setState({ view });
      addressBar.write('newView');
    },
    select(player, extend = false) {
      store.setState(({ selected, layers, unit }) => {
        const next = nextSelection(selected, player, extend);
        const weight = unitOf(observations.sheets, layers, player);
        return { selected: next, unit: next.includes(player) ? (weight ?? unit) : unit };
      });
      addressBar.write();
      drawLoop.markDirty();
    },
    priceGroup: (pricedGroup) => store.setState({ pricedGroup }),
    hover(player) {
      if (store.getState().hovered === player) return;
      store.setState({ hovered: player });
      drawLoop.markDirty();
    },
    lookAt(unit) {
      store.setState({ unit });
      drawLoop.markDirty();
    },
    dismissNotice(index) {
      store.setState(({ notices }) => ({ notices: notices.filter((_, i) => i !== index) }));
    },
    say: notices.respond,
    async snapshot() {
      await shownRun.ready();
      return client.snapshot();
    },
    async record() {
      await shownRun.ready();
      return recordShown();
    },
    async keep() {
      const kept = await runs.keep(time.played?.record ?? (await lab.record()));
      runs.askToStay();
      return kept;
    },
    async open({ manifest }, { branchAt } = {}) {
      const { spec, log } = manifest;
      refuseLack(spec);
      destination.stay();
      if (branchAt === undefined) return session.change(spec, log, storyOf(manifest));
      destination.aim({ until: branchAt, select: [] });
      await session
        .change(spec, upTo(log, branchAt), branchOf(manifest, branchAt))
        .catch((error: unknown) => {
          destination.stay();
          throw error;
        });
    },
    async takeNet() {
      await shownRun.ready();
      return client.takeNet();
    },
    async frozenGame() {
      await shownRun.ready();
      return frozenGameToJson(inDoublePrecision((await client.freeze()).game));
    },
    async analysis() {
      await shownRun.ready();
      return analyst.analysis((await client.freeze()).game);
    },
    address: addressBar.address,
    on: (type, callback) =>
      client.listen((event) => {
        if (event.type === type) callback(event as Parameters<typeof callback>[0]);
      }),
  };

  if (storage.keepsByItself)
    keepByItself({
      ...{ store, runs, idle: place.idle, record: recordShown, notify: notices.notify },
      playedRecord: () => time.played?.record ?? null,
      trajectory: () => observations.trajectory,
    });

  const needsFile = opened.spec.data === 'own';
  const recalling = heldFiles.recall(needsFile);
  void Promise.all([keeper.take(), needsFile ? recalling : null]).then(([kept]) => {
    const { spec, changes, missing } = opened;
    const isKept = kept !== null && isSameRun(kept, opened);
    if (!isKept && missing !== null) notices.notify(missing);
    // The hand may have been quicker.
    if (store.getState().run !== 0) return;
    if (isKept) {
      // A link that was followed names its step; the one that a hidden tab left behind is where it rested.
      const playsOn = kept.playsOn && addressBar.isReturn;
      if (playsOn) destination.stay();
      void shownRun.resume(kept, changes, playsOn || opened.until === null);
    } else void session.open({ spec, log: changes, play: destination.until === null });
  });
  return lab;
}

/** Whether what was kept is of the run that the address holds, up to the step from which it would go on. */
function isSameRun({ spec, log, checkpoint }: TabRun, opened: RunAddress): boolean {
  // The address may ask for an earlier step.
  if (opened.until !== null && checkpoint.step > opened.until) return false;
  const before = (changes: readonly Change[]) =>
    changes.filter(({ step }) => step < checkpoint.step);
  return (
    runOf({ spec, changes: before(log) }) === runOf({ ...opened, changes: before(opened.changes) })
  );
}

/** Builds the lab of a page: puts together what state/ is made of, and opens the run of the address. */
import { frozenGameToJson } from '../game/frozen/parse.ts';
import { inDoublePrecision } from '../game/frozen/types.ts';
import { createAddressBar } from './addressBar.ts';
import { createAnalyst } from './analyst.ts';
import { createClient } from './client.ts';
import { closeupOf } from './closeup.ts';
import { createDrawLoop } from './drawLoop.ts';
import type { Lab } from './lab.ts';
import { createObservations } from './observations.ts';
import { nextSelection } from './selection.ts';
import { createSession } from './session.ts';
import { createStandings } from './standings.ts';
import { createLabStore } from './store.ts';
import { applyTheme, rememberedTheme } from './theme.ts';
import { readHash } from './url.ts';

export function createLab(): Lab {
  const opened = readHash(location.hash);
  const theme = rememberedTheme();
  applyTheme(theme);
  const store = createLabStore(opened.spec, opened.changes, opened.notes, theme, opened.view);
  const drawLoop = createDrawLoop();
  const worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
  const client = createClient(worker, new URL('data/mnist/', document.baseURI).href);
  const observations = createObservations();
  const analyst = createAnalyst();
  const standings = createStandings({
    client,
    analyst,
    onLook: () => drawLoop.markDirty(),
    now: () => performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const addressBar = createAddressBar(store, ({ spec, changes, view, notes }) => {
    session.notify(...notes);
    store.setState({ view });
    void session.start(spec, changes, true);
  });
  const session = createSession({
    store,
    client,
    observations,
    standings,
    drawLoop,
    addressBar,
  });
  /** Who was selected last: after a deselection panels go on speaking of it. */
  let chosen: readonly number[] = [];

  const lab: Lab = {
    store,
    drawLoop,
    standings,
    get trajectory() {
      return observations.trajectory;
    },
    get rollCall() {
      return observations.rollCall;
    },
    get fields() {
      return observations.fields;
    },
    get closeup() {
      const { selected, layers } = store.getState();
      if (selected.length > 0) chosen = selected;
      return closeupOf(standings.latest, layers, chosen);
    },
    play: session.play,
    pause: session.pause,
    step: session.step,
    set: session.set,
    act: session.act,
    reset: session.reset,
    setSpeed(stepsPerSecond) {
      store.setState({ stepsPerSecond });
      client.setSpeed(stepsPerSecond);
    },
    setTheme(next) {
      applyTheme(next);
      store.setState({ theme: next });
      drawLoop.markDirty();
    },
    setView(view) {
      store.setState({ view });
      addressBar.write();
    },
    select(player, extend = false) {
      store.setState(({ selected }) => ({ selected: nextSelection(selected, player, extend) }));
      drawLoop.markDirty();
    },
    hover(player) {
      if (store.getState().hovered === player) return;
      store.setState({ hovered: player });
      drawLoop.markDirty();
    },
    dismissNotice(index) {
      store.setState(({ notices }) => ({ notices: notices.filter((_, i) => i !== index) }));
    },
    async snapshot() {
      await session.ready();
      return client.snapshot();
    },
    async frozenGame() {
      await session.ready();
      return frozenGameToJson(inDoublePrecision((await client.freeze()).game));
    },
    async analysis() {
      await session.ready();
      const { game } = await client.freeze();
      const { standings: now, ends } = await analyst.work(null, game, true);
      return { layers: now.map((layer, l) => ({ ...layer, ...ends![l] })) };
    },
    address: addressBar.address,
    on: (type, callback) =>
      client.listen((event) => {
        if (event.type === type) callback(event as Parameters<typeof callback>[0]);
      }),
  };

  void session.start(opened.spec, opened.changes, true);
  return lab;
}

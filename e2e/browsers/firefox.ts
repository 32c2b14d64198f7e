/**
 * Firefox as the system brings it, through WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which
 * it speaks by itself. Playwright drives only a Firefox of its own.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { WebSocket } from 'ws';
import { clickActions, keyActions, type Driver } from './driver.ts';
import { start, temporaryFolder } from './processes.ts';

interface Answer {
  readonly id?: number;
  readonly error?: string;
  readonly message?: string;
  readonly method?: string;
  readonly params?: { readonly level: string; readonly text: string };
  readonly result?: unknown;
}

type Send = <Result>(method: string, params?: object) => Promise<Result>;

/** @param onEvent called with what the browser says unasked */
async function connect(url: string, onEvent: (event: Answer) => void): Promise<Send> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const pending = new Map<number, (answer: Answer) => void>();
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer;
    if (answer.id === undefined) return onEvent(answer);
    pending.get(answer.id)?.(answer);
    pending.delete(answer.id);
  });
  socket.on('close', () => {
    for (const settle of pending.values())
      settle({ error: 'closed', message: 'Firefox has gone.' });
  });
  return <Result>(method: string, params: object = {}) =>
    new Promise<Result>((resolve, reject) => {
      const id = ++last;
      pending.set(id, ({ error, message, result }) => {
        if (error === undefined) resolve(result as Result);
        else reject(new Error(`${method}: ${error}. ${message}`));
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
}

/** @param asked preferences besides those that keep it quiet */
export async function driveFirefox(
  program: string,
  asked: Readonly<Record<string, number | boolean>> = {},
): Promise<Driver> {
  const profile = temporaryFolder();
  // No first-run pages, no questions, and no requests of its own.
  const preferences = {
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    ...asked,
  };
  writeFileSync(
    path.join(profile.path, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const firefox = start(
    program,
    ['--headless', '--no-remote', '--profile', profile.path, '--remote-debugging-port=0'],
    { HOME: profile.path }, // it refuses the home of another user, as containers have it
  );
  const [, address] = await firefox.said(/WebDriver BiDi listening on (ws:\S+)/);
  const complaints: string[] = [];
  /** Firefox complains so of what a page still asked its service worker for as it was left: nobody misses that. */
  const ofLeaving = /A ServiceWorker intercepted the request and encountered an unexpected error/;
  let isLeaving = false;
  const send = await connect(`${address}/session`, ({ method, params }) => {
    if (method !== 'log.entryAdded' || !['error', 'warn'].includes(params!.level)) return;
    if (!isLeaving || !ofLeaving.test(params!.text)) complaints.push(params!.text);
  });
  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const tree = await send<{ contexts: { context: string }[] }>('browsingContext.getTree');
  const { context } = tree.contexts[0];
  await send('browsingContext.setViewport', { context, viewport: { width: 1440, height: 900 } });
  return {
    complaints: async () => complaints,
    async open(url) {
      isLeaving = true;
      for (const each of ['about:blank', url]) {
        await send('browsingContext.navigate', { context, url: each, wait: 'complete' });
      }
      isLeaving = false;
    },
    async evaluate(work, argument) {
      interface Evaluated {
        readonly result: { readonly value?: string };
        readonly exceptionDetails?: { readonly text: string };
      }
      // JSON, because BiDi would take the result apart in its own way.
      const { result, exceptionDetails } = await send<Evaluated>('script.evaluate', {
        expression: `Promise.resolve((${work})(${JSON.stringify(argument)})).then(JSON.stringify)`,
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value === undefined ? undefined : JSON.parse(result.value);
    },
    async press(key) {
      await send('input.performActions', { context, actions: keyActions(key) });
    },
    async click(x, y) {
      await send('input.performActions', { context, actions: clickActions(x, y) });
    },
    async close() {
      await send('browser.close');
      await firefox.stop();
      profile.remove();
    },
  };
}

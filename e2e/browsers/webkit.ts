/**
 * WebKitGTK, the engine of Safari as Debian brings it, through WebDriver
 * (https://www.w3.org/TR/webdriver2/) under a display of its own. Playwright drives only a WebKit of its own.
 */
import { createServer, type AddressInfo } from 'node:net';
import { clickActions, keyActions, type Driver } from './driver.ts';
import { start } from './processes.ts';

/** A port that was free a moment ago. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** @throws Error with the driver's words */
async function call<Result>(method: string, address: string, body?: object): Promise<Result> {
  const response = await fetch(address, { method, body: body && JSON.stringify(body) });
  const { value } = (await response.json()) as { value: Result & { message?: string } };
  if (!response.ok) throw new Error(`${method} ${address}: ${value.message}`);
  return value;
}

/** Tries until the driver listens. */
async function listening(address: string): Promise<void> {
  for (;;) {
    try {
      await call('GET', `${address}/status`);
      return;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // fetch's own: nobody listens yet
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

type Listening = Window & { complaints?: string[] };

/**
 * WebDriver tells nothing of a page's console, so the page listens itself, from its load on; what the
 * Content-Security-Policy has refused before is told afterwards.
 */
function listenForComplaints(): void {
  const complaints: string[] = ((window as Listening).complaints = []);
  for (const level of ['error', 'warn'] as const) {
    const write = console[level];
    console[level] = (...words: unknown[]) => {
      complaints.push(words.map(String).join(' '));
      write(...words);
    };
  }
  window.addEventListener('error', ({ message }) => complaints.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) => complaints.push(String(reason)));
  const report = (reports: Report[]): void => {
    for (const { body } of reports) complaints.push(JSON.stringify(body));
  };
  new ReportingObserver(report, { types: ['csp-violation'], buffered: true }).observe();
}

export async function driveWebkit(programs: { driver: string; display: string }): Promise<Driver> {
  const display = start(programs.display, [
    ...['-displayfd', '1', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'],
  ]);
  const [number] = await display.said(/^\d+$/);
  const port = await freePort();
  const driver = start(programs.driver, [`--port=${port}`], {
    DISPLAY: `:${number}`,
    GDK_BACKEND: 'x11',
    LIBGL_ALWAYS_SOFTWARE: '1',
  });
  const address = `http://127.0.0.1:${port}`;
  await Promise.race([listening(address), driver.ended]);
  const { sessionId } = await call<{ sessionId: string }>('POST', `${address}/session`, {
    capabilities: { alwaysMatch: {} },
  });
  const session = `${address}/session/${sessionId}`;
  await call('POST', `${session}/timeouts`, { script: 120_000 });
  await call('POST', `${session}/window/rect`, { width: 1440, height: 1000 });

  async function evaluate<Result, Argument>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    const script = `const [argument, done] = arguments;
      Promise.resolve(argument).then(${work}).then(
        (value) => done({ value }),
        (error) => done({ error: String(error) }));`;
    const body = { script, args: [argument ?? null] };
    const answer = await call<{ value: Result; error?: string }>(
      'POST',
      `${session}/execute/async`,
      body,
    );
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  /** Of pages that have been left. */
  const earlier: string[] = [];
  const complaints = async (): Promise<string[]> => [
    ...earlier,
    ...(await evaluate(() => (window as Listening).complaints ?? [])),
  ];
  return {
    evaluate,
    complaints,
    async open(url) {
      earlier.splice(0, Infinity, ...(await complaints()));
      for (const each of ['about:blank', url]) await call('POST', `${session}/url`, { url: each });
      await evaluate(listenForComplaints);
    },
    async press(key) {
      await call('POST', `${session}/actions`, { actions: keyActions(key) });
    },
    async click(x, y) {
      await call('POST', `${session}/actions`, { actions: clickActions(x, y) });
    },
    async close() {
      await call('DELETE', session);
      await driver.stop();
      await display.stop();
    },
  };
}

/** How much the page's and the worker's engines hold after a collection, asked over the debugger. */
import type { CDPSession, Page } from '@playwright/test';

export interface Held {
  /** Objects of JavaScript, bytes. */
  readonly heap: number;
  /** What ArrayBuffers hold, bytes. */
  readonly buffers: number;
}

interface Usage {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
}

type Send = (method: string) => Promise<unknown>;

async function heldBy(send: Send): Promise<Held> {
  // What the first collection frees through finalizers the second takes away.
  for (let times = 0; times < 2; times++) await send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await send('Runtime.getHeapUsage')) as Usage;
  if (backingStorageSize === undefined)
    throw new Error('This browser does not count ArrayBuffers.');
  return { heap: usedSize, buffers: backingStorageSize };
}

/** Commands to the page's one dedicated worker; Playwright itself offers no session for workers. */
async function workerSend(client: CDPSession): Promise<Send> {
  const attached = new Promise<string>((resolve) =>
    client.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId);
    }),
  );
  await client.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const sessionId = await attached;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(why: Error): void }>();
  client.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return;
    const { id, result, error } = JSON.parse(message);
    if (error) waiting.get(id)?.reject(new Error(error.message));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  let last = 0;
  return (method) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      client
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
        .catch(reject);
    });
}

export interface Heaps {
  page(): Promise<Held>;
  worker(): Promise<Held>;
}

export async function openHeaps(page: Page): Promise<Heaps> {
  const client = await page.context().newCDPSession(page);
  const toPage: Send = (method) => client.send(method as 'HeapProfiler.collectGarbage');
  const toWorker = await workerSend(client);
  return { page: () => heldBy(toPage), worker: () => heldBy(toWorker) };
}

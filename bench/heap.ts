/** How much the page's and its workers' engines hold after a collection, asked over the debugger. */
import type { CDPSession, Page } from 'playwright';

export interface Held {
  /** Objects of JavaScript, bytes. */
  readonly heap: number;
  /** What ArrayBuffers hold, bytes. */
  readonly buffers: number;
}

/** What the page's document holds after a collection. */
export interface Counted {
  readonly nodes: number;
  readonly listeners: number;
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

/** Commands to the page's dedicated workers; Playwright itself offers no session for them. */
async function workersOf(client: CDPSession): Promise<() => Send[]> {
  const sessions = new Map<string, Send>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(why: Error): void }>();
  let last = 0;
  const sendTo =
    (sessionId: string): Send =>
    (method) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        const message = JSON.stringify({ id, method });
        client.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
      });
  client.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') sessions.set(sessionId, sendTo(sessionId));
  });
  client.on('Target.detachedFromTarget', ({ sessionId }) => sessions.delete(sessionId));
  client.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    if (error) waiting.get(id)?.reject(new Error(error.message));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  await client.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return () => [...sessions.values()];
}

/** Of the page's heap, bytes: what its script has made, and what the engine compiled for it to be quick. */
export interface Kinds {
  readonly objects: number;
  readonly code: number;
}

interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
}

/** A snapshot's nodes lie in one list, so many numbers each. */
function kindsIn({ snapshot, nodes }: HeapSnapshot): Kinds {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let [objects, code] = [0, 0];
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + type]];
    if (kind === 'code') code += nodes[at + size];
    // Native nodes are the browser's own, outside this heap.
    else if (kind !== 'native') objects += nodes[at + size];
  }
  return { objects, code };
}

export interface Heaps {
  page(): Promise<Held>;
  /** The page's heap by kind; takes about a second. */
  kinds(): Promise<Kinds>;
  /** All workers of the page together. */
  workers(): Promise<Held>;
  counts(): Promise<Counted>;
}

/** @param page with its workers, if it is to have any, already started or still to come */
export async function openHeaps(page: Page): Promise<Heaps> {
  const client = await page.context().newCDPSession(page);
  const toPage: Send = (method) => client.send(method as 'HeapProfiler.collectGarbage');
  const workers = await workersOf(client);
  return {
    page: () => heldBy(toPage),
    async kinds() {
      const parts: string[] = [];
      const take = ({ chunk }: { chunk: string }) => parts.push(chunk);
      client.on('HeapProfiler.addHeapSnapshotChunk', take);
      try {
        await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
      } finally {
        client.off('HeapProfiler.addHeapSnapshotChunk', take);
      }
      return kindsIn(JSON.parse(parts.join('')) as HeapSnapshot);
    },
    async workers() {
      const each = await Promise.all(workers().map(heldBy));
      if (each.length === 0) throw new Error('The page has no worker whose heap could be asked.');
      return {
        heap: each.reduce((sum, { heap }) => sum + heap, 0),
        buffers: each.reduce((sum, { buffers }) => sum + buffers, 0),
      };
    },
    async counts() {
      await toPage('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await client.send('Memory.getDOMCounters');
      return { nodes, listeners: jsEventListeners };
    },
  };
}

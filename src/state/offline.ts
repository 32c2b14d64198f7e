/** The page’s side of the service worker that keeps it for when there is no network (src/offline). */
import type { DataKept, OfflineWish } from '../protocol/offline.ts';

/** The browser’s, as far as it is used. */
export type Container = Pick<
  ServiceWorkerContainer,
  'controller' | 'register' | 'getRegistration' | 'ready' | 'addEventListener'
>;

export interface OfflineListener {
  /** A newer build is kept and waits until it is told to take over, or all tabs are closed. */
  onNewer(): void;
  /** The newer build answers from now on, because this tab has said so. */
  onTakenOver(): void;
  /** The same, because another tab has said so. */
  onTakenOverElsewhere(): void;
}

export interface Offline {
  takeOver(): void;
  /** @returns whether all of the data set is kept @param folder its name below `data/` */
  keepData(folder: string): Promise<boolean>;
}

/**
 * @param url of the service worker
 * @throws where the browser lets none be registered (storage is denied, or the origin is not secure)
 */
export async function createOffline(
  container: Container,
  url: string,
  { onNewer, onTakenOver, onTakenOverElsewhere }: OfflineListener,
): Promise<Offline> {
  let hasAsked = false;
  // The first build that is ever kept takes over too, and replaces none.
  let isReplacing = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (isReplacing) (hasAsked ? onTakenOver : onTakenOverElsewhere)();
    isReplacing = true;
  });

  const registration =
    // Chromium has been seen to let a second registration of the same wait for ever.
    (await container.getRegistration(url)) ??
    (await container.register(url, { updateViaCache: 'none' }));
  const lookAt = (): void => {
    if (registration.waiting !== null && registration.active !== null) onNewer();
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') lookAt();
    });
  });
  lookAt();
  // Browsers ask by themselves when they like. Without a network there is no answer, and none is needed.
  void registration.update().catch(() => undefined);

  const wish = (worker: ServiceWorker | null, said: OfflineWish, answerTo?: MessagePort): void =>
    worker?.postMessage(said, answerTo === undefined ? [] : [answerTo]);

  return {
    takeOver() {
      hasAsked = true;
      wish(registration.waiting, { kind: 'takeOver' });
    },
    async keepData(folder) {
      const { active } = await container.ready;
      const { port1, port2 } = new MessageChannel();
      return new Promise((resolve) => {
        port1.onmessage = ({ data }: MessageEvent<DataKept>) => {
          port1.close();
          resolve(data.isKept);
        };
        wish(active, { kind: 'keepData', folder }, port2);
      });
    },
  };
}

/** The page’s side of the service worker that keeps it for when there is no network (src/offline). */
import type { OfflineWish } from '../protocol/offline.ts';

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
  /** Once for each; where network or disk refuse, the data are there as long as there is a network. @param folder below `data/` */
  keepData(folder: string): void;
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
    // A tab that was loaded past the service worker has none before either, and may ask all the same.
    if (hasAsked) onTakenOver();
    else if (isReplacing) onTakenOverElsewhere();
    isReplacing = true;
  });

  const known = await container.getRegistration(url);
  const registration =
    // Chromium has been seen to let a second registration of the same wait for ever. That of a wider scope is another site's.
    known?.scope === new URL('./', url).href
      ? known
      : await container.register(url, { updateViaCache: 'none' });
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

  const wish = (worker: ServiceWorker | null, said: OfflineWish): void => worker?.postMessage(said);
  const kept = new Set<string>();

  return {
    takeOver() {
      hasAsked = true;
      wish(registration.waiting, { kind: 'takeOver' });
    },
    keepData(folder) {
      if (kept.has(folder)) return;
      kept.add(folder);
      const tell = (): void => wish(registration.active, { kind: 'keepData', folder });
      if (registration.active === null) void container.ready.then(tell);
      else tell();
    },
  };
}

/** How the page uses the browser's storage, and what it says where that fails. */

/**
 * The browser may close the storage at any time, or refuse it for a moment: it is opened once more.
 *
 * @returns uses the storage; rejects where it fails both times
 */
export function opened<Storage extends { close(): void }>(
  open: () => Promise<Storage>,
): <T>(use: (storage: Storage) => Promise<T>) => Promise<T> {
  let opening: Promise<Storage> | null = null;
  const storage = () => (opening ??= open());
  return async (use) => {
    try {
      return await use(await storage());
    } catch {
      void opening?.then((old) => old.close()).catch(() => undefined);
      opening = null;
      return use(await storage());
    }
  };
}

/** The beginning of a sentence that says what follows from it. */
export function whatFailed(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'QuotaExceededError') return 'The browser’s storage is full';
  if (name === 'SecurityError') return 'The browser does not let this page store anything';
  if (name === 'VersionError')
    return 'The browser’s storage is that of a later version of this page, which is left as it is';
  return `The browser’s storage failed (${message})`;
}

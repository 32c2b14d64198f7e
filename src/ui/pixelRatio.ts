/**
 * Calls back when the device pixels per CSS pixel change: the window moves to another screen, or the
 * page is zoomed. No element changes its size in CSS pixels then, so no other observer need tell.
 *
 * @returns takes the callback out again
 */
export function onPixelRatioChange(callback: () => void): () => void {
  let query: MediaQueryList | null = null;
  function listen(): void {
    query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', changed, { once: true });
  }
  function changed(): void {
    listen();
    callback();
  }
  listen();
  return () => query?.removeEventListener('change', changed);
}

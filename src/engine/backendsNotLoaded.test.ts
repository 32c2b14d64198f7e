import { expect, it, vi } from 'vitest';
import { chooseBackend } from './backends.ts';

const gone = vi.hoisted(() => () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
vi.mock('@tensorflow/tfjs-backend-wasm', gone);
vi.mock('@tensorflow/tfjs-backend-cpu', gone);

it('speaks of the connection, not of the browser, where what computes cannot be fetched', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await expect(chooseBackend({ wanted: 'auto' })).rejects.toThrow(
    'could not be loaded. Check the connection, then reload the page.',
  );
});

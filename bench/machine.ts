/** What the figures were taken on. */
import os from 'node:os';
import type { Machine } from './rows.ts';

export const loadNow = (): number => Math.round(os.loadavg()[0] * 100) / 100;

export function describeMachine(
  browser: string | null,
  adapter: string | null,
  loadAtStart: number,
): Machine {
  const processors = os.cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown processor',
    cores: processors.length,
    memoryGb: Math.round(os.totalmem() / 1e9),
    system: `${os.platform()} ${os.arch()}`,
    node: process.versions.node,
    browser,
    adapter,
    load: [loadAtStart, loadNow()],
  };
}

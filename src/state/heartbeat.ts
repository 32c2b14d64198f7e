/**
 * Notices when a worker no longer answers. A training step may take as long as it likes, so silence ends
 * nothing: it is told, and told again when the worker speaks. Time in which the page itself was hidden,
 * frozen or asleep is no silence of the worker.
 */
const BEAT_MS = 2000;
/** Beats without a word before it is told. */
const PATIENCE = 8;
/** A beat that comes this late means that the page itself stood still. */
const LATE_MS = 2 * BEAT_MS;

/** Seconds of silence after which it is told. */
export const SILENCE_S = (BEAT_MS * PATIENCE) / 1000;

export interface Pulse {
  now(): number;
  /** @returns how to stop */
  every(ms: number, call: () => void): () => void;
  isHidden(): boolean;
}

export interface Heartbeat {
  /** The worker has said something, whatever it was. */
  heard(): void;
  /** Whether a silence was told that still lasts. */
  isSilent(): boolean;
  stop(): void;
}

interface Parts {
  readonly pulse: Pulse;
  /** Asks the worker for a sign of life. */
  readonly ask: () => void;
  readonly onSilence: () => void;
  /** The worker speaks again after a silence that was told. */
  readonly onVoice: () => void;
}

export function createHeartbeat({ pulse, ask, onSilence, onVoice }: Parts): Heartbeat {
  let missed = 0;
  let lastBeat = pulse.now();
  const stop = pulse.every(BEAT_MS, () => {
    const now = pulse.now();
    const pageStoodStill = pulse.isHidden() || now - lastBeat > LATE_MS;
    lastBeat = now;
    if (missed < PATIENCE) missed = pageStoodStill ? 0 : missed + 1;
    if (missed === PATIENCE) {
      missed++;
      onSilence();
    }
    ask();
  });
  const isSilent = () => missed > PATIENCE;
  return {
    heard() {
      const wasTold = isSilent();
      missed = 0;
      if (wasTold) onVoice();
    },
    isSilent,
    stop,
  };
}

export const pagePulse: Pulse = {
  now: () => performance.now(),
  every(ms, call) {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  },
  isHidden: () => document.hidden,
};

/** How long a run takes, its seed, what stands still in it, and what computes it. */
import { choice, flag, number } from '../parameter.ts';

export const runRows = {
  epochs: number({
    symbol: '',
    name: 'Epochs',
    group: 'run',
    change: 'live',
    default: 20,
    min: 1,
    max: 200,
    integer: true,
    scale: 'lin',
    help: 'The run pauses by itself after this many epochs.',
  }),
  seed: number({
    symbol: '',
    name: 'Seed',
    group: 'run',
    change: 'restart',
    default: 0,
    min: 0,
    max: 4294967295,
    integer: true,
    scale: 'lin',
    help: 'Every random number of the run is drawn from this seed.',
  }),

  freezeTheta: flag({
    symbol: '',
    name: 'Freeze the weights',
    group: 'whatIf',
    change: 'live',
    default: false,
    help: 'θ stays fixed and only s moves. Benefits still vary from batch to batch, and an optimizer with running means keeps updating them.',
  }),
  freezeS: flag({
    symbol: '',
    name: 'Freeze the players',
    group: 'whatIf',
    change: 'live',
    default: false,
    help: 's stays fixed and only the weights learn.',
  }),
  stopGap: number({
    symbol: '',
    name: 'Pause limit',
    group: 'whatIf',
    change: 'live',
    default: 0,
    min: 0,
    max: 100,
    scale: 'log',
    logFrom: 1e-8,
    unit: 'utility',
    help: 'The run pauses by itself once the Nash gap is at most this, in five checks in a row, ten steps apart: no player could then gain more by changing its s alone. 0: never.',
  }),

  backend: choice({
    symbol: '',
    name: 'Computed by',
    group: 'machine',
    change: 'restart',
    default: 'auto',
    options: [
      {
        value: 'auto',
        label: 'automatic',
        help: 'The fastest one that works here, found by a short measurement.',
      },
      { value: 'webgpu', label: 'WebGPU', help: 'The graphics processor.' },
      { value: 'wasm', label: 'WebAssembly', help: 'The processor, with SIMD.' },
      { value: 'cpu', label: 'plain JavaScript', help: 'Works everywhere, slowly.' },
    ],
    help: 'What computes the run.',
  }),
} as const;

/**
 * The one table of parameters. Slider, URL, command-line flag, validation and documentation are all
 * derived from it; to add a coefficient or an open choice, add a row here.
 *
 * Equation numbers are those of arXiv 2512.22106. `change: 'live'` acts on the running game at the
 * next step; `change: 'restart'` needs a new run.
 */

export type Change = 'live' | 'restart';
export type Group =
  | 'game'
  | 'benefit'
  | 'dynamics'
  | 'training'
  | 'network'
  | 'sandbox'
  | 'run'
  | 'whatIf'
  | 'machine';

interface Common {
  /** As printed in formulas; empty where the field has no usual letter. */
  readonly symbol: string;
  readonly name: string;
  readonly group: Group;
  readonly change: Change;
  readonly equation?: string;
  readonly help: string;
}

export interface NumberParameter extends Common {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer?: true;
  readonly unit?: string;
  readonly scale: 'lin' | 'log';
  /** On a log scale, the smallest value the axis reaches; 0, where allowed, stands apart from it. */
  readonly logFrom?: number;
}

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly help: string;
}

export interface ChoiceParameter<Value extends string = string> extends Common {
  readonly kind: 'choice';
  readonly default: Value;
  readonly options: readonly Option<Value>[];
}

export interface FlagParameter extends Common {
  readonly kind: 'flag';
  readonly default: boolean;
}

/** A game set by hand, as sandbox/byHand.ts writes it. */
export interface GameParameter extends Common {
  readonly kind: 'game';
  readonly default: string;
}

export type Parameter = NumberParameter | ChoiceParameter | FlagParameter | GameParameter;

const number = (row: Omit<NumberParameter, 'kind'>): NumberParameter => ({
  kind: 'number',
  ...row,
});
const flag = (row: Omit<FlagParameter, 'kind'>): FlagParameter => ({ kind: 'flag', ...row });
const game = (row: Omit<GameParameter, 'kind'>): GameParameter => ({ kind: 'game', ...row });
const choice = <const Value extends string>(
  row: Omit<ChoiceParameter<Value>, 'kind' | 'default'> & { default: NoInfer<Value> },
): ChoiceParameter<Value> => ({ kind: 'choice', ...row });

/** The four prices share one axis, so that thumbs at equal heights are equal prices. */
const price = {
  scale: 'log',
  logFrom: 1e-4,
  min: 0,
  max: 100,
  group: 'game',
  change: 'live',
} as const;

/** What a player of the pair earns, and how long its θ is. */
const own = { scale: 'lin', group: 'sandbox', change: 'live' } as const;
const pairBenefit = { ...own, min: -2, max: 4, equation: '9' } as const;
const pairNorm = { ...own, min: 0, max: 3, equation: '10' } as const;

export const parameters = {
  alpha: number({
    ...price,
    symbol: 'α',
    name: 'Benefit',
    default: 1,
    equation: '9',
    help: 'Weight of the benefit: a player earns αsb.',
  }),
  beta: number({
    ...price,
    symbol: 'β',
    name: 'Size',
    default: 0,
    equation: '10',
    help: 'Price of size: a player pays β‖θ‖²s², so large weights cost more.',
  }),
  gamma: number({
    ...price,
    symbol: 'γ',
    name: 'Presence',
    default: 2,
    equation: '10',
    help: 'Fee for taking part: a player pays γs, whatever its weights are.',
  }),
  eta: number({
    ...price,
    symbol: 'η',
    name: 'Rivals',
    default: 0,
    equation: '10',
    help: 'Price of redundancy: a player pays for pointing the same way as others in its layer.',
  }),
  gammaWarmup: number({
    symbol: 'R',
    name: 'Presence warm-up',
    group: 'game',
    change: 'live',
    default: 1,
    min: 0,
    max: 20,
    scale: 'lin',
    unit: 'epochs',
    help: 'γ rises linearly from 0 to its full value over this many epochs, so that the net learns before the players pay the full fee.',
  }),

  granularity: choice({
    symbol: '',
    name: 'Player',
    group: 'benefit',
    change: 'restart',
    equation: '1',
    default: 'neuron',
    options: [
      { value: 'neuron', label: 'neuron', help: 'A hidden neuron: its incoming weights and bias.' },
    ],
    help: 'What one player is.',
  }),
  benefitSign: choice({
    symbol: '',
    name: 'Benefit sign',
    group: 'benefit',
    change: 'live',
    equation: '9',
    default: 'saliency',
    options: [
      {
        value: 'printed',
        label: 'as printed, +',
        help: 'Equation 9 as printed. It rewards raising the loss.',
      },
      {
        value: 'descent',
        label: 'loss descent, −',
        help: 'Minus the gradient: a player earns by lowering the loss.',
      },
      {
        value: 'saliency',
        label: 'saliency, | |',
        help: 'The absolute value: a player earns by how strongly the loss depends on it.',
      },
    ],
    help: 'The sign of the benefit. The paper prints +, which rewards raising the loss.',
  }),
  benefitGradient: choice({
    symbol: '',
    name: 'Benefit gradient',
    group: 'benefit',
    change: 'live',
    equation: '9',
    default: 'theta',
    options: [
      {
        value: 'theta',
        label: '⟨∂L/∂θ, θ⟩',
        help: 'With respect to θ: it equals s ∂L/∂s, so it shrinks with s and is 0 at s = 0.',
      },
      {
        value: 's',
        label: '∂L/∂s',
        help: 'With respect to s: it does not shrink with s, so it can bring players near 0 back. At exactly 0 the ReLU passes nothing, so it is 0 there too.',
      },
    ],
    help: 'Which gradient the benefit uses. They differ by a factor s.',
  }),
  benefitScale: choice({
    symbol: '',
    name: 'Benefit scale',
    group: 'benefit',
    change: 'live',
    default: 'relative',
    options: [
      { value: 'absolute', label: 'absolute', help: 'The benefit as it is.' },
      {
        value: 'relative',
        label: 'relative to the layer',
        help: 'Divided by the layer’s mean absolute benefit, so that players compete for shares.',
      },
    ],
    help: 'Whether a player is judged by what it earns, or by its share of what its layer earns.',
  }),
  benefitMemory: number({
    symbol: 'ρ',
    name: 'Benefit memory',
    group: 'benefit',
    change: 'live',
    default: 0.99,
    min: 0,
    max: 0.999,
    scale: 'lin',
    help: 'Running mean of the benefit over steps; 0 uses the current batch alone.',
  }),

  dynamics: choice({
    symbol: '',
    name: 'Dynamics',
    group: 'dynamics',
    change: 'live',
    equation: '17',
    default: 'projected',
    options: [
      {
        value: 'projected',
        label: 'projected gradient',
        help: 's moves along ∂U/∂s and is clipped to [0, 1] (equations 17, 18).',
      },
      {
        value: 'proximal',
        label: 'proximal',
        help: 'Soft threshold for γ: s becomes exactly 0, and the fee γ counts at s = 0 too.',
      },
      {
        value: 'bestResponse',
        label: 'damped best response',
        help: 's moves a fraction η_s of the way to its best response (equation 14).',
      },
      { value: 'adam', label: 'Adam', help: 'Adam on −∂U/∂s, clipped to [0, 1].' },
    ],
    help: 'How participation moves.',
  }),
  lrS: number({
    symbol: 'η_s',
    name: 'Participation rate',
    group: 'dynamics',
    change: 'live',
    equation: '17',
    default: 5e-4,
    min: 1e-6,
    max: 1,
    scale: 'log',
    logFrom: 1e-6,
    help: 'Step size of s. For best response it is the damping: the fraction of the way taken per step.',
  }),
  epsilon: number({
    symbol: 'ε',
    name: 'Pruning threshold',
    group: 'dynamics',
    change: 'live',
    equation: 'Algorithm 1',
    default: 0.01,
    min: 1e-4,
    max: 0.5,
    scale: 'log',
    logFrom: 1e-4,
    help: 'A player with s < ε counts as pruned.',
  }),

  optimizer: choice({
    symbol: '',
    name: 'Optimizer of θ',
    group: 'training',
    change: 'restart',
    equation: '16',
    default: 'adam',
    options: [
      { value: 'sgd', label: 'SGD', help: 'Plain gradient descent.' },
      { value: 'momentum', label: 'momentum', help: 'Gradient descent with momentum 0.9.' },
      { value: 'adam', label: 'Adam', help: 'Adam with 0.9, 0.999, 1e-8.' },
    ],
    help: 'How the weights move. The paper does not say.',
  }),
  lrTheta: number({
    symbol: 'η_θ',
    name: 'Weight rate',
    group: 'training',
    change: 'live',
    equation: '16',
    default: 1e-3,
    min: 1e-6,
    max: 1,
    scale: 'log',
    logFrom: 1e-6,
    help: 'Step size of θ.',
  }),
  costIntoTheta: flag({
    symbol: '',
    name: 'Costs reach the weights',
    group: 'training',
    change: 'live',
    default: false,
    help: 'Whether each player also lowers its own cost by moving its weights, not only its participation.',
  }),
  batchSize: number({
    symbol: '',
    name: 'Batch size',
    group: 'training',
    change: 'restart',
    default: 128,
    min: 1,
    max: 1024,
    integer: true,
    scale: 'log',
    logFrom: 1,
    unit: 'images',
    help: 'Images per step.',
  }),

  network: choice({
    symbol: '',
    name: 'Network',
    group: 'network',
    change: 'restart',
    default: 'quick',
    options: [
      { value: 'quick', label: '784-128-64-10', help: 'Quick: 192 players.' },
      { value: 'paper', label: '784-512-256-10', help: 'The paper’s: 768 players.' },
    ],
    help: 'Widths of the fully connected network. The output layer does not play.',
  }),
  initialisation: choice({
    symbol: '',
    name: 'Initialisation',
    group: 'network',
    change: 'restart',
    default: 'torch',
    options: [
      {
        value: 'torch',
        label: 'uniform ±1/√fan-in',
        help: 'PyTorch’s default for weights and biases.',
      },
      { value: 'he', label: 'He normal', help: 'Normal with variance 2/fan-in; biases 0.' },
      {
        value: 'glorot',
        label: 'Glorot uniform',
        help: 'Uniform ±√(6/(fan-in + fan-out)); biases 0.',
      },
    ],
    help: 'How the weights start. The paper does not say.',
  }),
  inputNormalisation: choice({
    symbol: '',
    name: 'Input scale',
    group: 'network',
    change: 'restart',
    default: 'unit',
    options: [
      { value: 'unit', label: '0 to 1', help: 'Pixels divided by 255.' },
      {
        value: 'standard',
        label: 'mean 0, deviation 1',
        help: 'Less the mean, over the standard deviation of all pixels.',
      },
    ],
    help: 'How pixels enter the net. The paper does not say.',
  }),
  split: choice({
    symbol: '',
    name: 'Split',
    group: 'network',
    change: 'restart',
    default: 'validation',
    options: [
      {
        value: 'validation',
        label: '55 000 train, 5 000 validation',
        help: 'Keeps 5 000 images aside for tuning.',
      },
      {
        value: 'paper',
        label: '60 000 train',
        help: 'The paper’s setting: everything trains, nothing is left for tuning.',
      },
    ],
    help: 'Which images train. The 10 000 test images are never trained on.',
  }),

  players: number({
    symbol: 'N',
    name: 'Players',
    group: 'sandbox',
    change: 'restart',
    default: 12,
    min: 2,
    max: 96,
    integer: true,
    scale: 'lin',
    help: 'How many players there are.',
  }),
  copies: number({
    symbol: 'k',
    name: 'Copies',
    group: 'sandbox',
    change: 'restart',
    default: 3,
    min: 1,
    max: 12,
    integer: true,
    scale: 'lin',
    help: 'How many players share each direction.',
  }),
  overlap: number({
    ...own,
    symbol: 'ρ',
    name: 'Overlap',
    default: 0.8,
    min: 0,
    max: 1,
    equation: '10',
    help: 'Cosine between the θ of players that belong together: 0 means nothing in common, 1 the same.',
  }),
  benefitSpread: number({
    ...own,
    symbol: '',
    name: 'Benefit spread',
    default: 0.5,
    min: 0,
    max: 2,
    equation: '9',
    help: 'Benefits go from 1 down to 1 minus this value.',
  }),
  cosine: number({
    ...own,
    symbol: 'cos',
    name: 'Cosine',
    default: 0.8,
    min: -1,
    max: 1,
    equation: '10',
    help: 'Cosine between the θ of the two: 1 the same way, 0 at right angles, −1 opposite.',
  }),
  benefit0: number({
    ...pairBenefit,
    symbol: 'b_0',
    name: 'Benefit of player 0',
    default: 1,
    help: 'Benefit b of player 0, before costs.',
  }),
  benefit1: number({
    ...pairBenefit,
    symbol: 'b_1',
    name: 'Benefit of player 1',
    default: 1,
    help: 'Benefit b of player 1, before costs.',
  }),
  norm0: number({
    ...pairNorm,
    symbol: '‖θ₀‖',
    name: 'Norm of player 0',
    default: 1,
    help: 'Length of θ of player 0; the cost of size grows with its square.',
  }),
  norm1: number({
    ...pairNorm,
    symbol: '‖θ₁‖',
    name: 'Norm of player 1',
    default: 1,
    help: 'Length of θ of player 1; the cost of size grows with its square.',
  }),
  start: choice({
    symbol: 's_0',
    name: 'Start',
    group: 'sandbox',
    change: 'restart',
    default: 'in',
    options: [
      { value: 'in', label: 'all in', help: 'Every s begins at 1.' },
      {
        value: 'drawn',
        label: 'at random',
        help: 'Every s begins at a random value from 0 to 1, drawn with the seed.',
      },
    ],
    help: 'Where participation begins. With several equilibria it can decide which one is reached.',
  }),
  sandbox: choice({
    symbol: '',
    name: 'Sandbox',
    group: 'sandbox',
    change: 'restart',
    default: 'none',
    options: [
      { value: 'none', label: 'a network', help: 'No sandbox: a network is trained.' },
      { value: 'pair', label: 'pair', help: 'Two players, each with its own benefit and norm.' },
      {
        value: 'clones',
        label: 'clones',
        help: 'Several copies of each direction; different directions do not overlap.',
      },
      {
        value: 'hierarchy',
        label: 'hierarchy',
        help: 'A tree: each player repeats a part of the one above it; deeper players earn less.',
      },
      {
        value: 'opposed',
        label: 'anti-correlated',
        help: 'Pairs that point away from each other: with η above 0, each lowers the other’s costs.',
      },
      {
        value: 'orthogonal',
        label: 'orthogonal',
        help: 'Nobody overlaps with anybody: every player decides alone.',
      },
      {
        value: 'random',
        label: 'random',
        help: 'θ drawn from a normal distribution around one shared direction.',
      },
      { value: 'hand', label: 'by hand', help: 'A game from a file, or from the address.' },
    ],
    help: 'A game without a network: θ and the benefits stay fixed, and only s moves.',
  }),
  game: game({
    symbol: '',
    name: 'Game by hand',
    group: 'sandbox',
    change: 'restart',
    default: '1_0.9_0.4~1_1_1~0.8_0_0',
    help: 'Benefits, squared norms and inner products of a game set by hand; the lab writes it from a file.',
  }),

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
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof parameters;

export const parameterNames = Object.keys(parameters) as ParameterName[];

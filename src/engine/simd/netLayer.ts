import type { LayerPlan } from './layout.ts';
import type { LayerShape } from '../layerShapes.ts';

/** A layer as it stands: its shape, its plan and how many of its units are active. */
export interface NetLayer extends LayerPlan, Pick<LayerShape, 'taps' | 'places' | 'convolution'> {
  /** The layer that it reads; null for the first, which reads the batch. */
  readonly below: NetLayer | null;
  unitsBelow: number;
  /** Rows of the kernel. */
  inputs: number;
  outputs: number;
  /** `outputs` with padding. */
  columns: number;
  /** Behind it stands a ReLU, and not the loss. */
  readonly isHidden: boolean;
}

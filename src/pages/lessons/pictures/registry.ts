/** The pictures of a lesson by the names that chapters use. */
import type { ComponentType } from 'react';
import type { PictureName } from '../chapter.ts';
import { Bars } from './Bars.tsx';
import { Cliff } from './Cliff.tsx';
import { Lines } from './Lines.tsx';
import { Neurons } from './Neurons.tsx';
import type { PictureProps } from './picture.ts';
import { Rounds } from './Rounds.tsx';
import { Square } from './Square.tsx';
import { Tiles } from './Tiles.tsx';
import { Utility } from './Utility.tsx';

export const pictures: Readonly<Record<PictureName, ComponentType<PictureProps>>> = {
  bars: Bars,
  cliff: Cliff,
  lines: Lines,
  neurons: Neurons,
  rounds: Rounds,
  square: Square,
  tiles: Tiles,
  utility: Utility,
};

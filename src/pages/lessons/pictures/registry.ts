/** The pictures of a lesson by the names that chapters use. */
import type { ComponentType } from 'react';
import type { PictureName } from '../chapter.ts';
import { Bars } from './Bars.tsx';
import { Cliff } from './Cliff.tsx';
import { Lines } from './Lines.tsx';
import type { PictureProps } from './picture.ts';
import { Square } from './Square.tsx';
import { Tiles } from './Tiles.tsx';
import { Utility } from './Utility.tsx';

export const pictures: Readonly<Record<PictureName, ComponentType<PictureProps>>> = {
  bars: Bars,
  cliff: Cliff,
  lines: Lines,
  square: Square,
  tiles: Tiles,
  utility: Utility,
};

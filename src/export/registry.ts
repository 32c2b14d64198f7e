/** All formats, by the name under which they are asked for. To add one, add a file and a line. */
import type { NetFormat, RunFormat } from './format.ts';
import { onnx } from './formats/onnx.ts';
import { pytorch } from './formats/pytorch.ts';
import { safetensors } from './formats/safetensors.ts';
import { tfjs } from './formats/tfjs.ts';

export const formats = { safetensors, onnx, tfjs, pytorch } as const satisfies Readonly<
  Record<string, NetFormat | RunFormat>
>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as FormatName[];

/** A number as a WGSL literal of type f32. */
export const real = (value: number): string => `f32(${Math.fround(value)})`;

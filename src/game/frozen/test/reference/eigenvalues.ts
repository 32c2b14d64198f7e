/** All eigenvalues by cyclic Jacobi rotations: slow, and unlike anything in the product. */
export function eigenvalues({ size, matrix }: { size: number; matrix: Float64Array }): number[] {
  const a = matrix.slice();
  for (let pass = 0; pass < 60; pass++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = a[p * size + q];
        if (off === 0) continue;
        const angle = 0.5 * Math.atan2(2 * off, a[q * size + q] - a[p * size + p]);
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        for (let k = 0; k < size; k++) {
          const kp = a[k * size + p];
          const kq = a[k * size + q];
          a[k * size + p] = c * kp - s * kq;
          a[k * size + q] = s * kp + c * kq;
        }
        for (let k = 0; k < size; k++) {
          const pk = a[p * size + k];
          const qk = a[q * size + k];
          a[p * size + k] = c * pk - s * qk;
          a[q * size + k] = s * pk + c * qk;
        }
      }
    }
  }
  return Array.from({ length: size }, (_, i) => a[i * size + i]);
}

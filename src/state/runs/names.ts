/** By what runs are known. */

/** Of a run, from its beginning on; no two have the same. (`crypto.randomUUID` is there in secure contexts only.) */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) =>
    part.toString(36).padStart(7, '0'),
  ).join('');

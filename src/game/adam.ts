/** Adam's constants (Kingma and Ba, 2015): the decays of both moments and what keeps a step finite, for s and for θ alike. */
export const ADAM = { first: 0.9, second: 0.999, epsilon: 1e-8 } as const;

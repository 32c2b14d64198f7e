export const below = 0;

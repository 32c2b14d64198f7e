/** By these the pictures of all neurons and of one hand the keyboard to each other. */
export const WEIGHTS_BOX = 'weights-of-all';
export const UNIT_BOX = 'weights-of-one';

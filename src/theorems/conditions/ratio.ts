import type { Quantity } from '../theorem.js';

/** The ratio at which a measured bias reaches the length of the gradient. */
export const ratioOf = (id: string): Quantity => ({
  of: [id],
  expression: `1 / ${id}^2`,
  description: 'ratio E||V - g||^2 / ||g||^2 from which on the attack defeats the rule',
});

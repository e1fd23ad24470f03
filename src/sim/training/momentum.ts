/** Heavy-ball sum G_t = mu G_{t-1} + g_t, in place over all entries (no dampening; El-Mhamdi, Guerraoui, Rouault 2021). */
export function accumulateMomentum(momentum: Float64Array, gradient: Float64Array, mu: number): void {
  for (let i = 0; i < momentum.length; i++) momentum[i] = mu * momentum[i]! + gradient[i]!;
}

/** What a claim refers to: its experiment, its observables, its formulas. */
import type { Formula } from '../bounds/formula.js';
import type { Bound, Claim, Margin, Quantity } from '../theorems/theorem.js';

/** Name of the experiment that measures the claim. */
export function claimExperiment(claim: Claim): string {
  return claim.experiment ?? 'main';
}

/** Names of the observables whose means, or values, the claim compares. */
export function claimObservables(claim: Claim): readonly string[] {
  if (claim.kind === 'always') return [claim.observable];
  if (claim.kind === 'every') return claim.observables;
  return quantityObservables(claim.quantity);
}

export function quantityObservables(quantity: Quantity): readonly string[] {
  return typeof quantity === 'string' ? [quantity] : quantity.of;
}

/** Every formula that must have a value where the claim is judged. */
export function claimFormulas(claim: Claim): readonly Formula[] {
  if (claim.kind === 'slope') return [];
  const margins: readonly (Margin | undefined)[] = claim.kind === 'equals' ? [claim.tolerance, claim.slack] : [];
  const bounds: readonly (Bound | undefined)[] = [claim.bound, ...margins.map((margin) => margin?.absolute)];
  return bounds.filter((bound): bound is Formula => typeof bound === 'object');
}

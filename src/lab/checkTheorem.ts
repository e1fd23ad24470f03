/** Checks that the parts of a theorem fit together, so that a mistake in a theorem file is named before any work. */
import { UserError } from '../errors.js';
import { EFFORTS, type Claim, type Theorem } from '../theorems/theorem.js';
import { claimExperiment, claimObservables } from './claims.js';

/** UserError naming the first part that does not fit. */
export function checkTheorem(theorem: Theorem): void {
  const complain = (what: string): never => {
    throw new UserError(`theorem ${theorem.id}: ${what}`);
  };
  if (!/^[a-z0-9][a-z0-9-]*$/.test(theorem.id)) complain('an id consists of lower-case letters, digits and hyphens');
  if (theorem.claims.length === 0) complain('it makes no claim');
  const claims: readonly Claim[] = [...theorem.claims, ...theorem.controls.map((control) => control.claim)];
  checkUnique(
    theorem.claims.map(({ id }) => id),
    'claim',
    complain,
  );
  checkUnique(
    theorem.controls.map(({ id }) => id),
    'control',
    complain,
  );
  for (const claim of claims) checkClaim(theorem, claim, complain);
  for (const [name, experiment] of Object.entries(theorem.experiments)) {
    if (!/^[A-Za-z][\w-]*$/.test(name)) complain(`experiment '${name}': a name consists of letters, digits, _ and -`);
    for (const effort of EFFORTS) {
      const trials = experiment.trials[effort];
      if (!Number.isSafeInteger(trials) || trials < 1)
        complain(`experiment ${name}: trials.${effort} must be an integer >= 1; got ${trials}`);
    }
  }
}

function checkClaim(theorem: Theorem, claim: Claim, complain: (what: string) => never): void {
  const name = claimExperiment(claim);
  const experiment = theorem.experiments[name];
  if (experiment === undefined)
    return complain(`claim ${claim.id} names the experiment '${name}', which does not exist`);
  for (const observable of claimObservables(claim)) {
    if (Object.hasOwn(experiment.observables, observable)) continue;
    complain(`claim ${claim.id} names '${observable}', which the experiment ${name} does not measure`);
  }
  if (claim.kind === 'slope' && !theorem.parameters.some((parameter) => parameter.name === claim.along)) {
    complain(`claim ${claim.id} runs along '${claim.along}', which is no parameter`);
  }
}

function checkUnique(ids: readonly string[], what: string, complain: (what: string) => never): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) complain(`two ${what}s are called ${twice}`);
}

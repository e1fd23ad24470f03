/**
 * An error that speaks to the user: one sentence that names the value, the rule it breaks and, where there is one, the
 * nearest valid value. The command line prints the sentence alone and ends with exit code 2.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/** A parameter lies outside the domain of a formula, a rule or a theorem. */
export class DomainError extends UserError {
  override readonly name = 'DomainError';
}

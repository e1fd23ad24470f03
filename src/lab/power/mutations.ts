/** The mutants of a theorem: its claims with a changed formula, exponent, number or assumption. */
import type { Formula } from '../../bounds/formula.js';
import { mutantsOf, RELATIVE_CHANGES, type MutationKind } from '../../bounds/mutants.js';
import type { AlwaysClaim, AtMostClaim, Claim, Control, Theorem } from '../../theorems/theorem.js';

/** A change of a theorem. It is noticed when any claim that it touches is refuted. */
export interface Mutation {
  /** Unique in its theorem. */
  readonly id: string;
  /** Formula, or the claim whose number is changed. */
  readonly subject: string;
  readonly kind: MutationKind | 'assumption';
  readonly change: string;
  /** The changed claims. */
  readonly claims: readonly Claim[];
  /** The formula before and after, where it is a formula that changes. */
  readonly formulas?: { readonly original: Formula; readonly mutant: Formula };
  /** For an assumption: the point that is simulated, where the bound stays at the claim's own. */
  readonly shift?: Readonly<Record<string, number>>;
}

type BoundedClaim = Exclude<Claim, { readonly kind: 'slope' }>;

/** The claims that a correct run confirms: only these can notice anything. */
function checkedClaims(theorem: Theorem): readonly Claim[] {
  return theorem.claims.filter((claim) => (claim.expected ?? 'confirmed') === 'confirmed');
}

/** Every mutation of a theorem, in the order of its claims. */
export function mutationsOf(theorem: Theorem): readonly Mutation[] {
  const claims = checkedClaims(theorem);
  return [
    ...formulaMutations(claims),
    ...numberMutations(claims),
    ...slopeMutations(claims),
    ...shifts(theorem, claims),
  ];
}

/** A mutation as controls, one per claim it touches: variants that must be refuted, which is what a study judges. */
export function controlsOf(mutation: Mutation): readonly Control[] {
  return mutation.claims.map((claim) => ({
    id: `${mutation.id}/${claim.id}`,
    text: mutation.change,
    change: 'wrong formula',
    claim,
  }));
}

/** A search for counterexamples knows its own bound only: mutants are judged by trials. */
export function withoutSearch(claim: Claim): Claim {
  if (claim.kind !== 'always' || claim.search === undefined) return claim;
  const copy: { -readonly [Name in keyof AlwaysClaim]: AlwaysClaim[Name] } = { ...claim };
  delete copy.search;
  return copy;
}

function isBounded(claim: Claim): claim is BoundedClaim {
  return claim.kind !== 'slope';
}

function formulaMutations(claims: readonly Claim[]): readonly Mutation[] {
  const users = new Map<Formula, BoundedClaim[]>();
  for (const claim of claims.filter(isBounded)) {
    if (typeof claim.bound === 'object') users.set(claim.bound, [...(users.get(claim.bound) ?? []), claim]);
  }
  return [...users].flatMap(([original, own]) =>
    mutantsOf(original).map(({ kind, change, formula: mutant }, index) => ({
      id: `${original.name}~${index + 1}`,
      subject: original.name,
      kind,
      change,
      claims: own.map((claim) => withBound(claim, mutant)),
      formulas: { original, mutant },
    })),
  );
}

function withBound(claim: BoundedClaim, bound: AtMostClaim['bound']): Claim {
  return withoutSearch({ ...claim, bound });
}

/** Bounds that are plain numbers. A bound of 0 has no relative change. */
function numberMutations(claims: readonly Claim[]): readonly Mutation[] {
  return claims.filter(isBounded).flatMap((claim) => {
    const { bound } = claim;
    if (typeof bound !== 'number' || bound === 0) return [];
    return RELATIVE_CHANGES.flatMap((change) => [1 - change, 1 + change]).map((factor, index): Mutation => {
      const value = Number((bound * factor).toPrecision(15));
      const change = `${bound} -> ${value}`;
      const id = `${claim.id}~${index + 1}`;
      return { id, subject: claim.id, kind: 'whole', change, claims: [withBound(claim, value)] };
    });
  });
}

/** Changes of a claimed slope. */
const SLOPE_SHIFTS: readonly number[] = [-0.25, -0.1, -0.05, 0.05, 0.1, 0.25];

function slopeMutations(claims: readonly Claim[]): readonly Mutation[] {
  return claims.flatMap((claim) => {
    if (claim.kind !== 'slope') return [];
    return SLOPE_SHIFTS.map((shift, index): Mutation => {
      const moved = { ...claim, low: claim.low + shift, high: claim.high + shift };
      const change = `slope ${shift > 0 ? '+' : ''}${shift}`;
      return { id: `${claim.id}~${index + 1}`, subject: claim.id, kind: 'exponent', change, claims: [moved] };
    });
  });
}

/** What the experiment does behind the bound's back. */
const SHIFTS: readonly { readonly parameter: string; readonly by: number; readonly change: string }[] = [
  { parameter: 'f', by: 1, change: 'one Byzantine row more than the bound is told' },
  { parameter: 'n', by: -1, change: 'one honest row less than the bound is told' },
];

function shifts(theorem: Theorem, claims: readonly Claim[]): readonly Mutation[] {
  const names = new Set(theorem.parameters.map(({ name }) => name));
  return SHIFTS.flatMap(({ parameter, by, change }): readonly Mutation[] => {
    const touched = claims.filter((claim) => isBounded(claim) && dependsOn(claim, parameter));
    if (!names.has(parameter) || touched.length === 0) return [];
    const id = `assumption~${parameter}`;
    return [
      {
        id,
        subject: 'assumptions',
        kind: 'assumption',
        change,
        claims: touched.map(withoutSearch),
        shift: { [parameter]: by },
      },
    ];
  });
}

function dependsOn(claim: BoundedClaim, parameter: string): boolean {
  return typeof claim.bound === 'object' && claim.bound.parameters.includes(parameter);
}

/** bounds.json: every closed form with what a study says of it, its zod schema and the JSON Schema published from it. */
import { z } from 'zod';
import { valueOf } from '../bounds/equivalent.js';
import type { Formula } from '../bounds/formula.js';
import { claimFormulas } from '../lab/claims.js';
import type { ClaimResult, JudgedCell, StudyResult, TheoremResult } from '../lab/result.js';
import type { Claim, Theorem } from '../theorems/theorem.js';

const verdict = z.enum(['confirmed', 'refuted', 'undecided']);
/** JSON has no infinity: null stands for an unbounded or undefined number. */
const real = z.number().nullable();
const point = z.record(z.string(), z.number());

const measurement = z.object({
  point,
  value: real.describe('the closed form at the point'),
  estimate: real.describe('what the claim compares with it'),
  interval: z.tuple([real, real]).describe('anytime-valid confidence interval of it; null = unbounded'),
  verdict,
  trials: z.number().int().nonnegative(),
});

/** As `StudyEngine`: one engine, or as webgpu@40000 a GPU for fields of at least so many numbers and wasm for smaller ones. */
export const studyEngine = z.string().regex(/^(reference|wasm|(webgpu|tfjs)(@[1-9][0-9]*)?)$/);

const use = z.object({
  claim: z.string().describe('id of the claim in its theorem'),
  text: z.string(),
  kind: z.enum(['at-most', 'at-least', 'equals', 'always', 'every']),
  part: z.enum(['bound', 'margin']).describe('whether the form is what is compared, or how far the claim reaches'),
  role: z.enum(['published', 'derived', 'repair']),
  expected: z.enum(['confirmed', 'refuted']),
  verdict,
  measured: z.array(measurement).describe('one entry per point of the study; empty for margins'),
});

const bound = z.object({
  id: z.string().describe('theorem/formula; stays the same between versions'),
  theorem: z.string(),
  name: z.string(),
  description: z.string(),
  convention: z.string().describe('the setting: which rule, which model, which units'),
  expression: z.string().describe('mathjs expression over the parameters and the names of `where`'),
  where: z.array(z.object({ name: z.string(), expression: z.string() })).describe('evaluated in this order'),
  parameters: z.array(z.object({ name: z.string(), type: z.enum(['integer', 'real']) })),
  domain: z.array(z.string()),
  tex: z.string(),
  unicode: z.string(),
  source: z.string(),
  values: z.array(z.object({ point, value: z.number() })).describe('at the points of the study'),
  uses: z.array(use),
});

/** zod schema of the document. */
export const boundsDocumentSchema = z.object({
  schema: z.literal(1),
  leeway: z.object({ version: z.string(), commit: z.string().nullable() }),
  date: z.string().describe('ISO 8601, when the study began'),
  study: z.object({
    seed: z.number().int(),
    alpha: z.number().describe('error level of all verdicts together'),
    effort: z.enum(['quick', 'standard', 'thorough']),
    engine: studyEngine,
    complete: z.boolean(),
  }),
  bounds: z.array(bound),
});

export type BoundsDocument = z.infer<typeof boundsDocumentSchema>;
type Bound = BoundsDocument['bounds'][number];
type Use = Bound['uses'][number];

/** Every formula of the theorems of a study, published and derived, with the verdicts of the claims that use it. */
export function boundsDocument(result: StudyResult, theorems: readonly Theorem[]): BoundsDocument {
  const { version, commit, started, seed, alpha, effort, engine, complete } = result.study;
  return {
    schema: 1,
    leeway: { version, commit },
    date: started,
    study: { seed, alpha, effort, engine, complete },
    bounds: result.theorems.flatMap((judged) => {
      const theorem = theorems.find(({ id }) => id === judged.id);
      return theorem === undefined ? [] : theorem.formulas.map((formula) => boundOf(formula, theorem, judged));
    }),
  };
}

/** JSON Schema (2020-12) of the document, as published in `schema/bounds.schema.json`. */
export function boundsJsonSchema(): object {
  return { title: 'leeway export --bounds', ...z.toJSONSchema(boundsDocumentSchema) };
}

function boundOf(formula: Formula, theorem: Theorem, judged: TheoremResult): Bound {
  const integers = new Set(formula.integers ?? []);
  return {
    id: `${theorem.id}/${formula.name}`,
    theorem: theorem.id,
    name: formula.name,
    description: formula.description,
    convention: theorem.setting,
    expression: formula.expression,
    where: Object.entries(formula.where ?? {}).map(([name, expression]) => ({ name, expression })),
    parameters: formula.parameters.map((name) => ({ name, type: integers.has(name) ? 'integer' : 'real' })),
    domain: formula.domain.map(({ expression }) => expression),
    tex: formula.tex(),
    unicode: formula.unicode(),
    source: formula.source,
    values: valuesOf(formula, judged),
    uses: theorem.claims.flatMap((claim) => useOf(formula, claim, judged)),
  };
}

/** At the points of the study that lie in the formula's domain, each combination of its own parameters once. */
function valuesOf(formula: Formula, { cells }: TheoremResult): Bound['values'] {
  const values = new Map<string, Bound['values'][number]>();
  for (const cell of cells) {
    const own = Object.fromEntries(formula.parameters.map((name) => [name, cell.point[name]]));
    if (Object.values(own).includes(undefined)) continue;
    const value = valueOf(formula, cell.point);
    const known = own as Record<string, number>;
    if (value !== undefined && Number.isFinite(value)) values.set(JSON.stringify(own), { point: known, value });
  }
  return [...values.values()];
}

function useOf(formula: Formula, claim: Claim, judged: TheoremResult): readonly Use[] {
  const result = judged.claims.find(({ id }) => id === claim.id);
  if (claim.kind === 'slope' || result === undefined || !claimFormulas(claim).includes(formula)) return [];
  const { text, kind, role, expected, verdict: outcome } = result;
  const part = claim.bound === formula ? 'bound' : 'margin';
  return [
    {
      claim: claim.id,
      text,
      kind: kind as Use['kind'],
      part,
      role,
      expected,
      verdict: outcome,
      measured: part === 'bound' ? measurementsOf(result) : [],
    },
  ];
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function measurementsOf({ cells }: ClaimResult): Use['measured'] {
  return cells.map((cell: JudgedCell) => ({
    point: { ...cell.point },
    value: finite(cell.bound),
    estimate: finite(cell.estimate),
    interval: [finite(cell.interval[0]), finite(cell.interval[1])],
    verdict: cell.verdict,
    trials: cell.trials,
  }));
}

/** The document that `leeway verify --json` prints, its zod schema and the JSON Schema published from it. */
import { z } from 'zod';
import { enginesOf, type ClaimResult, type StudyResult, type TheoremResult } from '../lab/result.js';
import { studyEngine } from './boundsDocument.js';

const verdict = z.enum(['confirmed', 'refuted', 'undecided']);
/** JSON has no infinity: null stands for an unbounded or undefined end. */
const real = z.number().nullable();

const claim = z.object({
  id: z.string(),
  text: z.string().describe('the claim as a sentence'),
  kind: z.enum(['at-most', 'at-least', 'equals', 'slope', 'always', 'every']),
  role: z.enum(['published', 'derived', 'repair']),
  expected: z
    .enum(['confirmed', 'refuted'])
    .describe('what a correct run finds; refuted for a published constant known to fail'),
  verdict,
  cell: z.string().describe('address of the cell shown: the one that decides the verdict, else the tightest'),
  estimate: real.describe('estimate of the quantity the claim is about, in that cell'),
  interval: z
    .tuple([real, real])
    .describe('anytime-valid confidence interval (the Monte-Carlo error); null = unbounded'),
  arithmetic: real.describe(
    'half-width that the arithmetic of the engine adds to the interval; 0 where exact laws are simulated, null = unbounded',
  ),
  halfWidth: real.describe(
    'Monte-Carlo part of the error budget: half-width of the interval towards the number at which the verdict would change; null = unbounded, or a claim about every trial',
  ),
  truncation: real.describe('half-width added for what the experiment cuts off; 0 where it cuts off nothing'),
  margin: real.describe(
    'distance of the estimate to the number at which the verdict would change: a decided claim has halfWidth + arithmetic + truncation <= margin; null = unknown',
  ),
  bound: real,
  tightness: real.describe('estimate / bound; null when the bound is 0'),
  trials: z.number().int().nonnegative(),
  missing: z.number().nullable().describe('for undecided claims: about how many more trials would decide'),
  witness: z.string().nullable().describe('trial address for `leeway replay`, where there is one'),
});

const engineName = z.enum(['reference', 'wasm', 'webgpu', 'tfjs']);

const passCost = z.object({
  fixed: z.number().nonnegative().describe('nanoseconds per call'),
  perNumber: z.number().positive().describe('nanoseconds per number of the fields'),
});

const measuredEngine = z.object({
  engine: engineName,
  device: z.string(),
  costs: z.object({
    pairwise: passCost.describe('distances between all rows'),
    selection: passCost.describe('the median of every column'),
  }),
});

const calibration = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-gpu'), reason: z.string() }),
  z.object({
    kind: z.literal('measured'),
    cpu: measuredEngine.describe('on one thread'),
    gpu: measuredEngine,
    threads: z.number().int().positive(),
    trials: z.number().int().positive().describe('trials per call'),
    from: z
      .number()
      .int()
      .nullable()
      .describe('least n x d of the fields that the GPU takes; null where it never wins'),
  }),
]);

const theorem = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  verdict,
  asExpected: z.boolean().describe('every claim came out as the theorem expects and every control was refuted'),
  cells: z.number().int().nonnegative().describe('number of cells simulated'),
  engines: z.array(engineName).describe('the engines that simulated its fields; empty where exact laws are simulated'),
  claims: z.array(claim),
  controls: z.array(z.object({ id: z.string(), text: z.string(), refuted: z.boolean() })),
  seconds: z.number().nonnegative().describe('thread seconds'),
});

/** zod schema of the document. */
export const verifyDocumentSchema = z.object({
  study: z.object({
    seed: z.number().int(),
    alpha: z.number(),
    engine: studyEngine.describe(
      'one engine, or as webgpu@40000 a GPU for fields of at least so many numbers (n x d) and wasm for smaller ones',
    ),
    calibration: calibration.nullable().describe('what --engine auto measured; null where the engine was named'),
    device: z.string().describe('what the engine computes on'),
    threads: z.number().int().positive(),
    effort: z.enum(['quick', 'standard', 'thorough']),
    budget: z.number().int().nullable(),
    version: z.string(),
    commit: z.string().nullable(),
    complete: z.boolean().describe('false when the study was interrupted'),
    seconds: z.number().nonnegative(),
    report: z.string().nullable().describe('path of the report'),
  }),
  theorems: z.array(theorem),
});

export type VerifyDocument = z.infer<typeof verifyDocumentSchema>;

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function claimDocument(result: ClaimResult): VerifyDocument['theorems'][number]['claims'][number] {
  const { id, text, kind, role, expected } = result;
  const shown = result.cells[result.shown];
  return {
    id,
    text,
    kind,
    role,
    expected,
    verdict: result.verdict,
    cell: shown?.address ?? '',
    estimate: finite(shown?.estimate ?? NaN),
    interval: [finite(shown?.interval[0] ?? NaN), finite(shown?.interval[1] ?? NaN)],
    arithmetic: finite(shown?.arithmetic ?? 0),
    halfWidth: finite(shown?.halfWidth ?? NaN),
    truncation: finite(shown?.truncation ?? 0),
    margin: finite(shown?.margin ?? NaN),
    bound: finite(shown?.bound ?? NaN),
    tightness: finite(shown?.tightness ?? NaN),
    trials: shown?.trials ?? 0,
    missing: shown?.missing ?? null,
    witness: result.witness?.address ?? null,
  };
}

function theoremDocument(result: TheoremResult): VerifyDocument['theorems'][number] {
  const { id, title, kind, verdict: outcome, asExpected, seconds } = result;
  return {
    id,
    title,
    kind,
    verdict: outcome,
    asExpected,
    cells: result.cells.length,
    engines: [...enginesOf(result.cells)],
    claims: result.claims.map(claimDocument),
    controls: result.controls.map((control) => ({ id: control.id, text: control.text, refuted: control.refuted })),
    seconds,
  };
}

/** The `--json` document of a study; `report` is the path of the report, or null when none was written. */
export function verifyDocument(result: StudyResult, report: string | null): VerifyDocument {
  const {
    seed,
    alpha,
    engine,
    calibration: measured,
    device,
    threads,
    effort,
    budget,
    version,
    commit,
    complete,
    seconds,
  } = result.study;
  return {
    study: {
      ...{ seed, alpha, engine, calibration: measured, device, threads, effort, budget, version, commit },
      ...{ complete, seconds, report },
    },
    theorems: result.theorems.map(theoremDocument),
  };
}

/** JSON Schema (2020-12) of the document, as published in `schema/verify.schema.json`. */
export function verifyJsonSchema(): object {
  return { title: 'leeway verify --json', ...z.toJSONSchema(verifyDocumentSchema) };
}

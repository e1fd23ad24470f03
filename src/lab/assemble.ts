/** Assembles what a theorem's cells and statements say into its result. A pure function of the plan and the data. */
import { UserError } from '../errors.js';
import type { Verdict } from '../stats/verdict.js';
import type { Claim, Control } from '../theorems/theorem.js';
import { formatTrial } from './address.js';
import type { CellData } from './cellData.js';
import { claimExperiment } from './claims.js';
import { judge, observableIntervals } from './judge.js';
import type { PlannedCell, PlannedTheorem, Statement } from './plan.js';
import type { CellResult, ClaimResult, ControlResult, JudgedCell, TheoremResult, Witness } from './result.js';
import type { SearchAnswer } from './task.js';
import { witnessSource, type WitnessSource } from './witness.js';

/** What is known of a theorem when its result is put together. */
export interface Findings {
  readonly planned: PlannedTheorem;
  readonly seed: number;
  /** Level of each statement. */
  readonly level: number;
  readonly dataOf: (cell: PlannedCell) => CellData;
  readonly searchOf: (statement: Statement) => SearchAnswer | undefined;
  /** Re-runs one trial for its scene; undefined when that cannot be done here. */
  readonly scene: (cell: PlannedCell, trial: number) => Promise<Witness['scene'] | undefined>;
}

/** What the data say of one statement. */
export function judgeStatement(findings: Findings, statement: Statement): JudgedCell {
  const search = findings.searchOf(statement);
  const evidence = {
    experiment: findings.planned.theorem.experiments[claimExperiment(statement.claim)]!,
    level: findings.level,
    dataOf: findings.dataOf,
    ...(search === undefined ? {} : { search }),
  };
  return about(`${statement.address}, claim ${statement.claim.id}`, () => judge(statement, evidence));
}

/** Says what an error of the statistics is about, e.g. an observable outside its declared range. */
function about<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${what}: ${error.message}`) : error;
  }
}

/** The result of one theorem. */
export async function assembleTheorem(findings: Findings): Promise<TheoremResult> {
  const { planned } = findings;
  const { theorem, statements, notes } = planned;
  const cells = planned.cells.map((cell) => cellResult(findings, cell));
  const claims: ClaimResult[] = [];
  for (const claim of theorem.claims) {
    const own = statements.filter((statement) => statement.control === undefined && statement.claim === claim);
    if (own.length > 0) claims.push(await witnessed(findings, claimResult(findings, claim, own), own));
  }
  const controls = theorem.controls.map((control) => controlResult(findings, control));
  return {
    id: theorem.id,
    title: theorem.title,
    kind: theorem.kind,
    verdict: worst(claims.map(({ verdict }) => verdict)),
    asExpected:
      claims.every(({ verdict, expected }) => verdict === expected) && controls.every(({ refuted }) => refuted),
    seconds: cells.reduce((sum, { seconds }) => sum + seconds, 0),
    cells,
    claims,
    controls,
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** Refuted if any is refuted, else undecided if any is, else confirmed. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('refuted')) return 'refuted';
  return verdicts.includes('undecided') ? 'undecided' : 'confirmed';
}

function cellResult({ planned, level, dataOf }: Findings, cell: PlannedCell): CellResult {
  const { address, experiment, point } = cell;
  const data = dataOf(cell);
  return {
    address,
    experiment,
    point,
    trials: data.trials,
    seconds: data.seconds,
    engines: data.engines,
    estimates: Object.fromEntries([...data.estimates].map(([name, observed]) => [name, observed.summary()])),
    intervals: about(address, () => observableIntervals(planned.theorem.experiments[experiment]!, point, data, level)),
  };
}

function controlResult(findings: Findings, control: Control): ControlResult {
  const own = findings.planned.statements.filter((statement) => statement.control === control);
  const result = claimResult(findings, control.claim, own);
  const { id, text, change } = control;
  return { id, text, change, refuted: result.verdict === 'refuted', result };
}

function claimResult(findings: Findings, claim: Claim, statements: readonly Statement[]): ClaimResult {
  const cells = statements.map((statement) => judgeStatement(findings, statement));
  const verdict = worst(cells.map((cell) => cell.verdict));
  const shown = shownCell(claim, cells, verdict);
  return {
    id: claim.id,
    text: claim.text,
    kind: claim.kind,
    role: claim.role ?? 'derived',
    expected: claim.expected ?? 'confirmed',
    verdict,
    alpha: findings.level,
    cells,
    shown,
  };
}

/** The result with the trial that decides it, if there is one. */
async function witnessed(
  findings: Findings,
  result: ClaimResult,
  statements: readonly Statement[],
): Promise<ClaimResult> {
  const witness = await witnessOf(findings, statements[result.shown]!, result.cells[result.shown]!);
  return witness === undefined ? result : { ...result, witness };
}

/** Among the cells that decide the verdict, the one nearest to breaking the claim, or furthest beyond. */
function shownCell(claim: Claim, cells: readonly JudgedCell[], verdict: Verdict): number {
  let shown = -1;
  cells.forEach((cell, index) => {
    if (cell.verdict !== verdict) return;
    if (shown < 0 || strain(claim, cell) > strain(claim, cells[shown]!)) shown = index;
  });
  return shown;
}

/** How hard the estimate presses against the claim; larger is harder, NaN counts as not at all. */
function strain(claim: Claim, { estimate, bound, tightness }: JudgedCell): number {
  const value =
    claim.kind === 'at-most' || claim.kind === 'always'
      ? bound < 0
        ? -tightness
        : tightness
      : claim.kind === 'at-least' || claim.kind === 'every'
        ? bound < 0
          ? tightness
          : -tightness
        : Math.abs(estimate - bound) / (claim.kind === 'slope' || bound === 0 ? 1 : Math.abs(bound));
  return Number.isNaN(value) ? -Infinity : value;
}

async function witnessOf(findings: Findings, statement: Statement, judged: JudgedCell): Promise<Witness | undefined> {
  const source = witnessSource(statement, judged, findings.dataOf, findings.searchOf(statement));
  return source === undefined ? undefined : finishWitness(findings, source);
}

async function finishWitness({ seed, scene: sceneAt }: Findings, source: WitnessSource): Promise<Witness> {
  if (source.kind === 'scene') return { scene: source.scene };
  const address = formatTrial(source.cell.address, source.trial, seed);
  const scene = await sceneAt(source.cell, source.trial);
  return { address, scene: scene ?? { title: `replay with: leeway replay '${address}'`, entries: [] } };
}

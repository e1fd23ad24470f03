/**
 * The public interface of Leeway. See docs/api.md for a script that uses all of it.
 *
 * Everything here is typed data and pure functions; `verify`, `replay` and `readStudy` alone start threads or touch files.
 */

// Errors meant for the user: one sentence each.
export { DomainError, UserError } from './errors.js';

// Formulas: closed forms as data.
export { formula } from './bounds/formula.js';
export type { Constraint, Formula, FormulaDefinition, Values } from './bounds/formula.js';

// Theorems.
export { theoremById, theorems } from './theorems/registry.js';
export { formulaOf } from './theorems/formulas.js';
export { eachTrial } from './theorems/experiment.js';
export { cross, everywhere, pairs } from './theorems/grid.js';
export { EFFORTS } from './theorems/theorem.js';
export type {
  Bound,
  Claim,
  Columns,
  Control,
  Effort,
  Experiment,
  Figure,
  Margin,
  Observable,
  Parameter,
  Point,
  Quantity,
  Scene,
  Search,
  Source,
  Theorem,
  TheoremKind,
  TrialContext,
} from './theorems/theorem.js';

// Aggregation rules and attacks, on rows in memory or on generated fields.
export { aggregate } from './sim/rules/aggregate.js';
export { requireDomain, ruleById, rules } from './sim/rules/registry.js';
export type { Mix, Rule } from './sim/rules/rule.js';
export type { Reducer } from './sim/rules/reducer.js';
export { fillByzantineColumn } from './sim/attacks/fillByzantineColumn.js';
export type { Attack } from './sim/attacks/attack.js';
export type { Model } from './sim/models/model.js';
export { aggregateField } from './sim/engine/aggregateField.js';
export { engineByName } from './sim/engine/choose.js';
export type { Engine, EngineName, Field, Points, Statistic, TrialRange } from './sim/engine/engine.js';
export type { EngineChoice, StudyEngine } from './sim/engine/engineChoice.js';
export type { Calibration, MeasuredEngine } from './sim/engine/calibrate.js';

// Random numbers with addresses.
export { PhiloxStream } from './sim/random/philoxStream.js';
export { cellKey } from './sim/random/key.js';
export type { StreamKey } from './sim/random/key.js';
export type { Stream } from './sim/random/stream.js';

// Statistics: mergeable summaries, anytime-valid intervals, verdicts.
export { Observed } from './stats/observed.js';
export { confidenceInterval } from './stats/confidence.js';
export { judgeAtLeast, judgeAtMost, judgeEquals } from './stats/judge.js';
export type { EstimateSummary, Support } from './stats/estimate.js';
export type { Interval, Judgement, Verdict } from './stats/verdict.js';

// Differential privacy: the Gaussian mechanism.
export {
  classicalNoise,
  composedMu,
  exactNoise,
  gaussianDelta,
  gaussianEpsilon,
  gaussianMu,
  logGaussianDelta,
} from './dp/gaussian.js';

// Studies.
export { readStudy, verify } from './lab/verify.js';
export type { VerifyRequest } from './lab/verify.js';
export { calibrate } from './lab/decide.js';
export { replay } from './lab/replay.js';
export type { ReplayOptions } from './lab/replay.js';
export type { Progress } from './lab/progress.js';
export type {
  CellResult,
  ClaimResult,
  ControlResult,
  JudgedCell,
  StudyInfo,
  StudyResult,
  TheoremResult,
  Witness,
} from './lab/result.js';

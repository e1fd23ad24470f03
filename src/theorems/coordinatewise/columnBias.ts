/** A rule on fields of i.i.d. coordinates that are all attacked: bias, mean square, and attack against attack. */
import { aggregateField } from '../../sim/engine/aggregateField.js';
import type { Field, Statistic } from '../../sim/engine/engine.js';
import type { Attack } from '../../sim/attacks/attack.js';
import { explicitColumns } from '../../sim/laws/explicitColumn.js';
import type { Model } from '../../sim/models/model.js';
import { normalTailOfMean, normalTailOfSquare } from '../../sim/random/normalReach.js';
import type { Rule } from '../../sim/rules/rule.js';
import type { Support } from '../../stats/estimate.js';
import { take } from '../point.js';
import type { Experiment, Observable, Parameter, Point, Scene, TrialContext } from '../theorem.js';

/** n, f and the number d of attacked coordinates. */
export const columnParameters: readonly Parameter[] = [
  { name: 'n', description: 'vectors received', type: 'integer', default: 15 },
  { name: 'f', description: 'Byzantine vectors', type: 'integer', default: 3 },
  { name: 'd', description: 'coordinates', type: 'integer', default: 64 },
];

/** Far enough that no honest value comes near it, small enough that float32 rows keep their honest digits. */
const FAR = 1e6;

/** Every Byzantine coordinate far above the honest ones, or far below. */
export function farPoints(sign: 1 | -1 = 1): Attack {
  return { kind: 'far-point', magnitude: sign * FAR, direction: 'ones' };
}

/** N(0, 1) in every coordinate. */
export const gaussian = (): Model => ({ kind: 'gaussian', mean: 0, sigma: 1 });

/** Two-point values of variance 1 with as many low ones, f of h on average, as the trimmed mean drops. */
export function twoPointTrimmed(point: Point): Model & { readonly kind: 'two-point' } {
  const { n, f } = take(point, 'n', 'f');
  return { kind: 'two-point', p: f / (n - f) };
}

/**
 * Two-point values of variance 1 in the proportions of the deterministic worst case of the median: low with probability
 * (h - t) / h, t the number of honest values at or beyond the median on its own side.
 */
export function twoPointMedian(point: Point): Model & { readonly kind: 'two-point' } {
  const { n, f } = take(point, 'n', 'f');
  const beyond = n - f - Math.ceil(n / 2) + 1;
  return { kind: 'two-point', p: (n - f - beyond) / (n - f) };
}

/** The two values of the two-point law of probability p, in float32 as fields draw them. */
function twoValues(p: number): readonly [low: number, high: number] {
  return [Math.fround(-Math.sqrt((1 - p) / p)), Math.fround(Math.sqrt(p / (1 - p)))];
}

/** Where the outputs of a rule that returns order statistics or means of them lie on two-point values of probability p. */
export function betweenTwoPoints(p: number): Support {
  const [min, max] = twoValues(p);
  return { kind: 'bounded', min, max };
}

/** Where the squares of such outputs lie. */
export function squaresOfTwoPoints(p: number): Support {
  const [low, high] = twoValues(p);
  return { kind: 'bounded', min: 0, max: Math.max(low * low, high * high) };
}

/** The rule under test and the fields it is run on; sigma = 1 and g = 0 throughout. */
export interface ColumnSetting {
  readonly description: string;
  readonly rule: Rule;
  /** Law of the honest coordinates; default Gaussian. */
  readonly model?: (point: Point) => Model;
  /** Attacks that a trial compares on the same honest values; default far points alone. */
  readonly attacks?: readonly Attack[];
  /** Default `real`; `constant` where colluders own the output. */
  readonly support?: Observable['support'];
  /** Byzantine vectors really present; default the f of the point, which is what the rule is told. */
  readonly present?: (point: Point) => number;
  readonly trials: Experiment['trials'];
  readonly grid?: Experiment['grid'];
}

const byzantineAt = ({ present }: ColumnSetting, point: Point): number => present?.(point) ?? take(point, 'f').f;

/** One statistic of the output under each attack, divided by d: one array of trials per attack. */
async function underAttacks(
  setting: ColumnSetting,
  statistic: Statistic,
  context: TrialContext,
  point: Point,
  range: { readonly first: number; readonly count: number },
): Promise<readonly Float64Array[]> {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const model = (setting.model ?? gaussian)(point);
  const present = byzantineAt(setting, point);
  const attacks = setting.attacks ?? [farPoints()];
  if (d === 1)
    return onOneColumn(setting.rule, statistic, attacks, { n, f: present, model, key: context.key }, f, range);
  return Promise.all(
    attacks.map(async (attack) => {
      const field = { n, f: present, d, model, attack, key: context.key };
      const sums = await aggregateField(context.engine, setting.rule, field, f, range, [statistic]);
      return sums.map((sum) => sum / d);
    }),
  );
}

/** The same for a single column, value by value in float64: attacks are then compared to the last digit on every engine. */
function onOneColumn(
  rule: Rule,
  statistic: Statistic,
  attacks: readonly Attack[],
  field: Pick<Field, 'n' | 'f' | 'model' | 'key'>,
  told: number,
  range: { readonly first: number; readonly count: number },
): readonly Float64Array[] {
  const columnOf = explicitColumns(field, told);
  const results = attacks.map(() => new Float64Array(range.count));
  for (let t = 0; t < range.count; t++) {
    const { output } = columnOf(range.first + t);
    attacks.forEach((attack, index) => {
      const value = output(rule, attack);
      results[index]![t] = statistic.kind === 'squared-norm' ? value * value : value;
    });
  }
  return results;
}

interface Measured {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  /** What one attack alone gives, for the replay. */
  readonly each: string;
  readonly statistic: Statistic;
  /** From one trial's statistic under each attack to the observable. */
  readonly combine: (values: readonly number[]) => number;
  /** Bound on the change of the mean because normal draws end (see `normalReach`), from n and `OUTPUT`; absent: none is known. */
  readonly tail?: (n: number, factor: number) => number;
}

/** An output in multiples of the largest honest value: those of the mirror attack are centre + twice the farthest distance from it. */
const OUTPUT = 3;

/** Known for the default, normal values, where no more rows are Byzantine than the rule is told: then no far point comes through. */
function truncationOf({ model, present }: ColumnSetting, { tail }: Measured): Pick<Observable, 'truncation'> {
  if (tail === undefined || model !== undefined || present !== undefined) return {};
  return { truncation: (point) => tail(take(point, 'n').n, OUTPUT) };
}

function experimentOf(setting: ColumnSetting, measured: Measured): Experiment {
  const { name, unit, statistic, combine } = measured;
  return {
    description: setting.description,
    observables: {
      [name]: {
        description: measured.description,
        unit,
        support: setting.support ?? { kind: 'real' },
        ...truncationOf(setting, measured),
      },
    },
    trials: setting.trials,
    ...(setting.grid === undefined ? {} : { grid: setting.grid }),
    sample: async (context, point, range) => {
      const columns = await underAttacks(setting, statistic, context, point, range);
      return { [name]: columns[0]!.map((_, trial) => combine(columns.map((column) => column[trial]!))) };
    },
    replay: async (context, point, trial): Promise<Scene> => {
      const columns = await underAttacks(setting, statistic, context, point, { first: trial, count: 1 });
      const values = columns.map(([value]) => value!);
      return {
        title: `${setting.rule.name}, trial ${trial}`,
        entries: [
          { label: 'Byzantine vectors present', value: byzantineAt(setting, point) },
          ...values.map((value, index) => ({
            label: `${measured.each} under ${describe((setting.attacks ?? [farPoints()])[index]!)}`,
            value,
          })),
          { label: `${measured.description}, in ${unit}`, value: combine(values) },
        ],
      };
    },
  };
}

function describe(attack: Attack): string {
  const { kind, ...numbers } = attack;
  return [kind, ...Object.entries(numbers).map(([name, value]) => `${name} ${value}`)].join(', ');
}

const alongOnes: Statistic = { kind: 'dot', direction: 'ones' };

/** Observable `bias`: the output under the first attack averaged over coordinates = its bias over sigma sqrt(d). */
export function biasUnder(setting: ColumnSetting): Experiment {
  return experimentOf(setting, {
    name: 'bias',
    description: 'displacement of the output along the attack',
    unit: 'sigma sqrt(d)',
    each: 'output averaged over coordinates',
    statistic: alongOnes,
    combine: ([first]) => first!,
    tail: normalTailOfMean,
  });
}

/** Observable `square`: ||output - g||^2 over d sigma^2 under the attack that is worst in the trial. */
export function squareUnder(setting: ColumnSetting): Experiment {
  return experimentOf(setting, {
    name: 'square',
    description: 'squared distance of the output to the true mean under the worst of the attacks',
    unit: 'd sigma^2',
    each: 'squared output averaged over coordinates',
    statistic: { kind: 'squared-norm' },
    combine: (values) => Math.max(...values),
    tail: normalTailOfSquare,
  });
}

/** Observable `excess`: by how much the strongest of the other attacks displaces the output further than the first one. */
export function excessOver(setting: ColumnSetting): Experiment {
  return experimentOf(setting, {
    name: 'excess',
    description: 'displacement under the strongest other attack minus that under the first',
    unit: 'sigma',
    each: 'output averaged over coordinates',
    statistic: alongOnes,
    combine: ([first, ...others]) => Math.max(...others) - first!,
  });
}

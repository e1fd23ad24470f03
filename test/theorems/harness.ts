/** What every theorem's test needs: small runs, catalogue references, and a judge that shares no code with the laboratory. */
import { describe, expect, it } from 'vitest';
import type { Formula } from '../../src/bounds/formula.js';
import { parseUserExpression } from '../../src/bounds/userExpression.js';
import { referenceEngine } from '../../src/sim/engine/reference/reference.js';
import { cellKey } from '../../src/sim/random/key.js';
import { PhiloxStream } from '../../src/sim/random/philoxStream.js';
import { supportAt } from '../../src/theorems/support.js';
import type { Claim, Columns, Point, Quantity, Theorem, TrialContext } from '../../src/theorems/theorem.js';

export function contextOf(address: string, seed = 20_240_229): TrialContext {
  const key = cellKey(seed, address);
  return { engine: referenceEngine, key, stream: (trial) => new PhiloxStream(key, trial) };
}

/** The point with the theorem's defaults for what it leaves out. */
export function complete(theorem: Theorem, point: Point): Point {
  return Object.fromEntries(theorem.parameters.map(({ name, default: usual }) => [name, point[name] ?? usual]));
}

const remembered = new Map<string, Columns>();

/** Trials first .. first + count - 1 of one cell; a run asked for again is not repeated. */
export async function run(
  theorem: Theorem,
  experiment: string,
  point: Point,
  count: number,
  first = 0,
): Promise<Columns> {
  const full = complete(theorem, point);
  const address = `${theorem.id}.${experiment}:${JSON.stringify(full)}`;
  const name = `${address}#${first}+${count}`;
  const columns =
    remembered.get(name) ?? (await theorem.experiments[experiment]!.sample(contextOf(address), full, { first, count }));
  remembered.set(name, columns);
  return columns;
}

export interface MeanAndError {
  readonly mean: number;
  /** Standard error of the mean. */
  readonly error: number;
}

export function meanOf(values: ArrayLike<number>): MeanAndError {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1);
  return { mean, error: Math.sqrt(variance / list.length) };
}

/**
 * The mean of a column agrees with a value measured elsewhere, `halfWidth` its 99 % half width (0 for an exact value): the
 * difference is at most 4 standard errors of the two.
 */
export function expectMean(values: ArrayLike<number>, expected: number, halfWidth = 0): void {
  const { mean, error } = meanOf(values);
  const allowed = 4 * Math.hypot(error, halfWidth / 2.576);
  expect(
    Math.abs(mean - expected),
    `measured ${mean} +- ${error}, expected ${expected} +- ${halfWidth}`,
  ).toBeLessThanOrEqual(allowed);
}

/** A published or catalogued number, as it is printed: the value must round to it. */
export function expectReference(value: number, printed: string): void {
  const [mantissa, exponent = '0'] = printed.split('e');
  const decimals = (mantissa!.split('.')[1] ?? '').length - Number(exponent);
  const half = 0.500001 * 10 ** -decimals;
  expect(Math.abs(value - Number(printed)), `${value} printed as ${printed}`).toBeLessThanOrEqual(half);
}

/** float64 against a value of more digits; fewer digits where quadrature makes many slow. */
export function expectPrecise(formula: Formula, point: Point, relative = 1e-12, digits = 40): void {
  const exact = Number(formula.evaluateBig(point, digits));
  expect(Math.abs(formula.evaluate(point) - exact)).toBeLessThanOrEqual(relative * Math.abs(exact));
}

type Finding = 'refuted' | 'consistent' | 'unclear';

/** The claim at every quick point it speaks of, judged on `trials` trials with 5-sigma limits. */
export async function findings(theorem: Theorem, claim: Claim, trials: number): Promise<readonly Finding[]> {
  const name = claim.experiment ?? 'main';
  const grid = (theorem.experiments[name]!.grid ?? theorem.grid).quick.map((point) => complete(theorem, point));
  const points = grid.filter((point) => claim.where?.(point) ?? true);
  if (claim.kind === 'slope') return slopeFindings(theorem, claim, name, points, trials);
  return Promise.all(points.map((point) => findingAt(theorem, claim, name, point, trials)));
}

async function findingAt(
  theorem: Theorem,
  claim: Exclude<Claim, { kind: 'slope' }>,
  experiment: string,
  point: Point,
  trials: number,
): Promise<Finding> {
  const columns = await run(theorem, experiment, point, trials);
  const bound = typeof claim.bound === 'number' ? claim.bound : claim.bound.evaluate(point);
  if (claim.kind === 'always')
    return verdictOf(Math.max(...columns[claim.observable]!) - bound, claim.rounding * Math.abs(bound));
  if (claim.kind === 'every') {
    const least = Math.min(...claim.observables.map((observable) => Math.min(...columns[observable]!)));
    return verdictOf(bound - least, claim.rounding * bound);
  }
  const { mean, error } = quantityOf(columns, claim.quantity);
  // A mean that equals its bound may lie above it by rounding.
  const rounding = 1e-12 * Math.abs(bound);
  if (claim.kind === 'at-most') return verdictOf(mean - bound, 5 * error + rounding);
  if (claim.kind === 'at-least') return verdictOf(bound - mean, 5 * error + rounding);
  const { relative = 0, absolute = 0 } = claim.slack ?? {};
  const slack = relative * Math.abs(bound) + (typeof absolute === 'number' ? absolute : absolute.evaluate(point));
  return verdictOf(
    Math.abs(mean - bound),
    slack + 5 * Math.max(error, eventError(theorem, experiment, point, claim.quantity, bound, trials)),
  );
}

/** Standard error of the frequency of an event of probability `bound`: the sample's own is 0 when the event is rare. */
function eventError(
  theorem: Theorem,
  experiment: string,
  point: Point,
  quantity: Quantity,
  bound: number,
  trials: number,
): number {
  if (typeof quantity !== 'string') return 0;
  if (supportAt(theorem.experiments[experiment]!.observables[quantity]!, point).kind !== 'event') return 0;
  return Math.sqrt(Math.max(0, bound * (1 - bound)) / trials);
}

/** Positive excess beyond the allowance refutes. */
function verdictOf(excess: number, allowance: number): Finding {
  return excess > allowance ? 'refuted' : 'consistent';
}

/** A function of several means gets its error by the delta method with numerical slopes, means taken as independent. */
function quantityOf(columns: Columns, quantity: Quantity): MeanAndError {
  if (typeof quantity === 'string') return meanOf(columns[quantity]!);
  const parts = quantity.of.map((name) => ({ name, ...meanOf(columns[name]!) }));
  const combined = parseUserExpression(quantity.expression, quantity.of);
  const at = (moved?: string): number =>
    Number(
      combined.evaluate(
        Object.fromEntries(parts.map(({ name, mean, error }) => [name, name === moved ? mean + error : mean])),
      ),
    );
  return { mean: at(), error: Math.hypot(...parts.map(({ name }) => at(name) - at())) };
}

async function slopeFindings(
  theorem: Theorem,
  claim: Extract<Claim, { kind: 'slope' }>,
  experiment: string,
  points: readonly Point[],
  trials: number,
): Promise<readonly Finding[]> {
  const groups = new Map<string, (readonly [x: number, y: number, error: number])[]>();
  for (const point of points) {
    const shared = JSON.stringify({ ...point, [claim.along]: 0 });
    const { mean, error } = quantityOf(await run(theorem, experiment, point, trials), claim.quantity);
    groups.set(shared, [...(groups.get(shared) ?? []), [Math.log(point[claim.along]!), Math.log(mean), error / mean]]);
  }
  return [...groups.values()].map((cells) => {
    const centre = cells.reduce((sum, [x]) => sum + x, 0) / cells.length;
    const spread = cells.reduce((sum, [x]) => sum + (x - centre) ** 2, 0);
    const slope = cells.reduce((sum, [x, y]) => sum + (x - centre) * y, 0) / spread;
    const error = Math.sqrt(cells.reduce((sum, [x, , e]) => sum + ((x - centre) * e) ** 2, 0)) / spread;
    return verdictOf(Math.max(claim.low - slope, slope - claim.high), 5 * error);
  });
}

export interface GeneralOptions {
  /** Trials per cell of the small judge; default 400. */
  readonly trials?: number;
}

/** What holds for every theorem: blocks do not matter, claims and controls come out as declared, replays tell a story. */
export function describeGeneralConduct(theorem: Theorem, { trials = 400 }: GeneralOptions = {}): void {
  describe(`${theorem.id}, in general`, () => {
    it('gives the same trials however they are cut into blocks', async () => {
      for (const [name, experiment] of Object.entries(theorem.experiments)) {
        const point = (experiment.grid ?? theorem.grid).quick[0]!;
        const whole = await run(theorem, name, point, 10);
        const parts = [await run(theorem, name, point, 5), await run(theorem, name, point, 5, 5)];
        for (const [observable, column] of Object.entries(whole)) {
          expect([...column], `${name}.${observable}`).toEqual(parts.flatMap((part) => [...part[observable]!]));
        }
        expect(Object.keys(whole).sort()).toEqual(Object.keys(experiment.observables).sort());
      }
    });

    for (const claim of theorem.claims) {
      it(`finds claim ${claim.id} ${claim.expected ?? 'confirmed'} on a small sample`, async () => {
        const found = await findings(theorem, claim, trials);
        expect(found.length).toBeGreaterThan(0);
        if (claim.expected === 'refuted') expect(found).toContain('refuted');
        else expect(found).not.toContain('refuted');
      });
    }

    for (const control of theorem.controls) {
      it(`refutes control ${control.id} on a small sample`, async () => {
        expect(await findings(theorem, control.claim, trials)).toContain('refuted');
      });
    }

    it('replays a trial with finite numbers', async () => {
      for (const [name, experiment] of Object.entries(theorem.experiments)) {
        if (experiment.replay === undefined) continue;
        const point = complete(theorem, (experiment.grid ?? theorem.grid).quick[0]!);
        const scene = await experiment.replay(contextOf(name), point, 3);
        expect(scene.entries.length).toBeGreaterThan(2);
        for (const { label, value } of scene.entries) {
          const numbers = typeof value === 'string' ? [] : [value].flat();
          expect(numbers.every(Number.isFinite), label).toBe(true);
        }
      }
      expect(theorem.experiments.main.replay).toBeDefined();
    });

    it('evaluates every formula at every point that its figures and claims use', () => {
      for (const point of theorem.grid.thorough) {
        for (const formula of theorem.formulas)
          expect(formula.evaluate(complete(theorem, point))).toBeGreaterThanOrEqual(0);
      }
    });
  });
}

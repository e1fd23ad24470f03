/** The whole quick study on both engines: equal verdicts, and numbers that agree within the budgets of both. */
import { describe, expect, it } from 'vitest';
import type { CellResult, StudyResult, TheoremResult } from '../../src/lab/result.js';
import { verify, type VerifyRequest } from '../../src/lab/verify.js';
import { theorems } from '../../src/theorems/registry.js';

async function both(request: VerifyRequest): Promise<readonly [StudyResult, StudyResult]> {
  const study = { effort: 'quick', seed: 1, threads: 2, ...request } as const;
  return [await verify({ ...study, engine: 'wasm' }), await verify({ ...study, engine: 'reference' })];
}

const verdictsOf = ({ theorems: results }: StudyResult) =>
  results.map(({ id, verdict, claims, controls }) => ({
    id,
    verdict,
    claims: claims.map((claim) => [claim.id, claim.verdict, claim.cells.map((cell) => cell.verdict)]),
    controls: controls.map((control) => [control.id, control.refuted]),
  }));

const cellsOf = (results: readonly TheoremResult[]): readonly CellResult[] => results.flatMap(({ cells }) => cells);

function expectAgreement(fast: StudyResult, exact: StudyResult): void {
  const others = cellsOf(exact.theorems);
  expect(cellsOf(fast.theorems).length).toBe(others.length);
  cellsOf(fast.theorems).forEach((cell, k) => {
    const other = others[k]!;
    expect([other.address, other.trials]).toEqual([cell.address, cell.trials]);
    if (cell.engines.length === 0) {
      // No field was simulated: the engine has no part in these numbers.
      expect(other.engines).toEqual([]);
      expect(other.estimates).toEqual(cell.estimates);
      return;
    }
    expect([cell.engines, other.engines]).toEqual([['wasm'], ['reference']]);
    for (const [name, estimate] of Object.entries(cell.estimates)) {
      const { mean, arithmetic = 0 } = other.estimates[name]!;
      expect(Math.abs(estimate.mean - mean), `${cell.address}, ${name}`).toBeLessThanOrEqual(
        estimate.arithmetic! + arithmetic,
      );
    }
  });
}

describe('wasm and reference', () => {
  /** Theorems with a cell that went through an engine: only there can the two differ. */
  let simulated: readonly string[] = [];

  it('agree on every theorem, on a few trials of every cell', async () => {
    const [fast, exact] = await both({ budget: 64 });
    expect(fast.theorems.map(({ id }) => id)).toEqual(theorems.map(({ id }) => id));
    expect(verdictsOf(exact)).toEqual(verdictsOf(fast));
    expectAgreement(fast, exact);
    simulated = fast.theorems
      .filter(({ cells }) => cells.some(({ engines }) => engines.length > 0))
      .map(({ id }) => id);
    expect(simulated).toContain('median-eta');
  }, 240_000);

  it('agree on the theorems that simulate fields, with all trials of the quick study', async () => {
    const [fast, exact] = await both({ theorems: simulated });
    expect(verdictsOf(exact)).toEqual(verdictsOf(fast));
    expectAgreement(fast, exact);
    expect(fast.theorems.every(({ asExpected }) => asExpected)).toBe(true);
  }, 240_000);
});

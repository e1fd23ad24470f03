/** The engine's arithmetic on its way from a block of trials to the verdict. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyDocument, verifyDocumentSchema } from '../../src/cli/verifyDocument.js';
import { readStudy, verify, type VerifyRequest } from '../../src/lab/verify.js';
import type { EngineName } from '../../src/sim/engine/engine.js';
import { renderReport } from '../../src/report/report.js';
import { exported, fixture, fixturePath, temporaryFolder } from './support.js';

const study = async (engine: EngineName, more: VerifyRequest = {}) =>
  verify({ theorems: [await fixture('shares')], effort: 'quick', threads: 1, engine, ...more });

const verdictsOf = ({ theorems }: Awaited<ReturnType<typeof study>>) =>
  Object.fromEntries(theorems[0]!.claims.map(({ id, verdict }) => [id, verdict]));

describe('a mean that float32 misses by 5e-10', () => {
  it('is neither confirmed nor refuted to 1e-11 in float32; float64 confirms it', async () => {
    expect(verdictsOf(await study('reference'))).toEqual({
      exact: 'confirmed',
      close: 'confirmed',
      far: 'refuted',
      double: 'confirmed',
      law: 'confirmed',
    });
    expect(verdictsOf(await study('wasm'))).toEqual({
      exact: 'undecided',
      close: 'confirmed',
      far: 'refuted',
      double: 'undecided',
      law: 'confirmed',
    });
  });

  it('carries the bound of the engine: one row of three, rounded by 2^-24 of 0.1', async () => {
    const { theorems } = await study('wasm');
    const [exact, , , double, law] = theorems[0]!.claims.map(({ cells }) => cells[0]!);
    // Twice the change of every trial; float64 adds less than 1e-12.
    const bound = (2 * 2 ** -24 * 0.1) / 3;
    expect(Math.abs(exact!.arithmetic! - bound)).toBeLessThan(1e-12);
    expect(Math.abs(exact!.estimate - 0.1 / 3)).toBeGreaterThan(1e-10);
    expect(Math.abs(exact!.estimate - 0.1 / 3)).toBeLessThan(exact!.arithmetic!);
    expect(double!.arithmetic).toBeCloseTo(2 * exact!.arithmetic!, 18);
    expect(exact!.note).toContain("refuted by less than the engine's rounding");
    expect(exact!.missing).toBeUndefined();
    expect(law).not.toHaveProperty('arithmetic');
  });

  it('names the engines in the cells that it simulated, and only there', async () => {
    const { theorems } = await study('wasm');
    expect(theorems[0]!.cells.map(({ experiment, engines }) => [experiment, engines])).toEqual([
      ['main', ['wasm']],
      ['drawn', []],
    ]);
  });

  it('shows in the document, the report and the tables', async () => {
    const result = await study('wasm');
    const document = verifyDocumentSchema.parse(verifyDocument(result, null));
    const [exact, , , , law] = document.theorems[0]!.claims;
    expect(exact!.arithmetic).toBeGreaterThan(3e-9);
    expect(law!.arithmetic).toBe(0);
    const { html, markdown } = renderReport(result, [await fixture('shares')]);
    expect(markdown).toContain('rounding ± 4×10⁻⁹');
    expect(markdown).toContain('a more precise engine: --engine reference');
    expect(html).toContain('rounding ± 4×10⁻⁹');
    const { judgements, cells } = await exported(result);
    expect(judgements!.split('\n')[0]).toContain('arithmetic');
    expect(cells).toContain('wasm');
  });
});

it('does not depend on blocks or threads, and comes back from the store', async () => {
  const theorems = [fixturePath('shares')];
  const out = temporaryFolder();
  const one = await study('wasm', { theorems, block: 7, out: `${out}/study` });
  const two = await study('wasm', { theorems, threads: 2, block: 100 });
  const bytes = await exported(one);
  expect(await exported(two)).toEqual(bytes);
  expect(await exported(await readStudy(`${out}/study`))).toEqual(bytes);
});

it('the published schema has it', () => {
  const schema = readFileSync(new URL('../../schema/verify.schema.json', import.meta.url), 'utf8');
  expect(schema).toContain('half-width that the arithmetic of the engine adds');
});

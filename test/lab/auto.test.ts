/** Engines that are chosen, started, stopped and told, with a stand-in for the GPU. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyDocument, verifyDocumentSchema } from '../../src/cli/verifyDocument.js';
import { UserError } from '../../src/errors.js';
import { calibrate, decidedBy, decideEngine } from '../../src/lab/decide.js';
import { withEngine } from '../../src/lab/engines.js';
import { replay } from '../../src/lab/replay.js';
import { readStudy, verify, type VerifyRequest } from '../../src/lab/verify.js';
import { measurePower } from '../../src/lab/power/run.js';
import { renderReport } from '../../src/report/report.js';
import { verdictTable } from '../../src/report/terminal.js';
import type { Calibration } from '../../src/sim/engine/calibrate.js';
import type { Engine } from '../../src/sim/engine/engine.js';
import { fakeGpu, type FakeGpu } from '../sim/engine/fakeGpu.js';
import { exported, temporaryFolder } from './support.js';
import { fields } from './fixtures/fields.js';

let gpu: FakeGpu;
vi.mock('../../src/sim/engine/webgpu/webgpu.js', () => ({
  get webgpuEngine(): Engine {
    return gpu;
  },
}));
beforeEach(() => {
  gpu = fakeGpu('webgpu');
});

const study: VerifyRequest = { theorems: [fields], effort: 'quick', threads: 1, seed: 3 };
const enginesIn = ({ theorems }: Awaited<ReturnType<typeof verify>>) =>
  theorems[0]!.cells.map(({ experiment, point, engines }) => [experiment, point['d'], engines]);

describe('a named engine', () => {
  it('runs the study, is stopped, and stands in every result', async () => {
    const result = await verify({ ...study, engine: 'webgpu' });
    expect(result.study).toMatchObject({ engine: 'webgpu', device: 'Fake 1000', calibration: null });
    expect(enginesIn(result)).toEqual([
      ['main', 4, ['webgpu']],
      ['main', 100, ['webgpu']],
      ['exact', 4, ['reference']],
      ['law', 4, []],
    ]);
    expect(gpu.counts.stops).toBe(1);
    const { cells } = await exported(result);
    expect(cells!.split('\n')[0]).toBe('theorem,experiment,cell,point,engines,trials');
    expect(cells).toMatch(/test-fields\.exact:d=4,"?d=4"?,reference,/);
    expect(cells).toMatch(/test-fields\.law:d=4,"?d=4"?,,/);
    const document = verifyDocumentSchema.parse(verifyDocument(result, null));
    expect(document.study).toMatchObject({ engine: 'webgpu', device: 'Fake 1000', calibration: null });
    expect(document.theorems[0]!.engines).toEqual(['reference', 'webgpu']);
    expect(verdictTable(result, { width: 120, colour: false })).toMatch(
      /Engine: webgpu; what\s+ran: reference and\s+webgpu\./,
    );
    const { html, markdown } = renderReport(result, [fields]);
    expect(markdown).toContain('Simulated by reference and webgpu.');
    expect(markdown).toContain('| device | Fake 1000 |');
    expect(html).toContain('exact laws');
  });

  it('that cannot start costs nothing', async () => {
    gpu = fakeGpu('webgpu', { failure: new UserError('no adapter here; install one') });
    const out = `${temporaryFolder()}/study`;
    await expect(verify({ ...study, out, engine: 'webgpu' })).rejects.toThrow('no adapter here; install one');
    await expect(readStudy(out)).rejects.toThrow('holds no study');
    await expect(measurePower({ theorems: [fields], effort: 'quick', engine: 'webgpu' })).rejects.toThrow('no adapter');
    expect(gpu.counts.passes).toBe(0);
  });

  it('is stopped after mutation testing, and after a study that fails', async () => {
    await measurePower({ theorems: [fields], effort: 'quick', threads: 1, engine: 'webgpu' });
    expect(gpu.counts.stops).toBe(1);
    gpu.reduce = () => Promise.reject(new UserError('the device was lost'));
    const out = `${temporaryFolder()}/study`;
    await expect(verify({ ...study, out, engine: 'webgpu' })).rejects.toThrow('the device was lost');
    expect(gpu.counts.stops).toBe(2);
  });

  it('is kept while another study uses it', async () => {
    await withEngine('webgpu', async () => {
      await verify({ ...study, engine: 'webgpu' });
      await withEngine('webgpu@50', () => verify({ ...study, engine: 'webgpu@70' }));
      expect(gpu.counts.stops).toBe(0);
    });
    expect(gpu.counts.stops).toBe(1);
  });
});

const measured = (from: number | null): Calibration => {
  const costs = { pairwise: { fixed: 1, perNumber: 2 }, selection: { fixed: 3, perNumber: 4 } };
  return {
    kind: 'measured',
    cpu: { engine: 'wasm', device: 'CPU', costs },
    gpu: { engine: 'webgpu', device: 'Fake 1000', costs },
    threads: 2,
    trials: 256,
    from,
  };
};

describe('auto', () => {
  it('takes wasm where there is no GPU or none that wins, otherwise the GPU from the crossover on', () => {
    expect(decidedBy({ kind: 'no-gpu', reason: 'none' })).toBe('wasm');
    expect(decidedBy(measured(null))).toBe('wasm');
    expect(decidedBy(measured(4000))).toBe('webgpu@4000');
  });

  it('leaves a named engine alone', async () => {
    expect(await decideEngine('reference', 1)).toEqual({ engine: 'reference', calibration: null });
    expect(gpu.counts.starts).toBe(0);
  });

  it('tells why there is no GPU, in the study and its reports', async () => {
    gpu = fakeGpu('webgpu', { failure: new UserError('no adapter here') });
    const result = await verify({ ...study, engine: 'auto' });
    expect(result.study.engine).toBe('wasm');
    expect(result.study.calibration).toMatchObject({ kind: 'no-gpu' });
    expect(verdictTable(result, { width: 120, colour: false })).toMatch(/auto: wasm \(no\s+GPU: no adapter here/);
    expect(renderReport(result, [fields]).html).toContain('auto: wasm (no GPU: no adapter here');
    verifyDocumentSchema.parse(verifyDocument(result, null));
  });

  it('measures a GPU where there is one, and stops it', async () => {
    const calibration = await calibrate(1);
    expect(calibration).toMatchObject({ kind: 'measured', gpu: { engine: 'webgpu', device: 'Fake 1000' } });
    expect(gpu.counts.stops).toBe(gpu.counts.starts);
  });

  it('is decided once: the study goes on as it began, whatever the machine does then', async () => {
    const out = `${temporaryFolder()}/study`;
    const first = await verify({ ...study, out, engine: 'auto', signal: AbortSignal.abort() });
    expect(first.study.complete).toBe(false);
    expect(first.study.calibration?.kind).toBe('measured');
    const { counts } = gpu;
    const passes = counts.passes;
    gpu = fakeGpu('webgpu', { device: 'Fake 2000' });
    const second = await verify({ ...study, out, engine: 'auto', signal: AbortSignal.abort() });
    expect(second.study.engine).toBe(first.study.engine);
    expect(second.study.calibration).toEqual(first.study.calibration);
    expect(gpu.counts.passes).toBe(0);
    expect(passes).toBeGreaterThan(0);
    // Asked for by the word that was decided, it is the same study.
    await verify({ ...study, out, engine: first.study.engine, signal: AbortSignal.abort() });
    await expect(verify({ ...study, out, engine: 'reference' })).rejects.toThrow(
      `has engine ${first.study.engine}, not reference`,
    );
  });

  it('does not take over a study of a named engine', async () => {
    const out = `${temporaryFolder()}/study`;
    await verify({ ...study, out, engine: 'reference', signal: AbortSignal.abort() });
    await expect(verify({ ...study, out, engine: 'auto' })).rejects.toThrow('has engine reference, not auto');
  });
});

describe('a GPU for large fields', () => {
  const split = { ...study, engine: 'webgpu@50' } as const;

  it('runs those alone, and each cell says so', async () => {
    const result = await verify(split);
    expect(enginesIn(result)).toEqual([
      ['main', 4, ['wasm']],
      ['main', 100, ['webgpu']],
      ['exact', 4, ['reference']],
      ['law', 4, []],
    ]);
    expect(result.study.device).toBe('Fake 1000 for fields of at least 50 numbers, CPU below');
  });

  it('gives the same bytes whatever the blocks, and from the store', async () => {
    const bytes = await exported(await verify(split));
    const out = `${temporaryFolder()}/study`;
    expect(await exported(await verify({ ...split, block: 7, out }))).toEqual(bytes);
    expect(await exported(await readStudy(out))).toEqual(bytes);
  });

  it('tells of a witness which of them ran its trial, and replays it there', async () => {
    const result = await verify(split);
    const { witness } = result.theorems[0]!.claims.find(({ id }) => id === 'false')!;
    expect(verdictTable(result, { width: 120, colour: false })).toContain('--engine webgpu@50 (ran on webgpu)');
    const { html, markdown } = renderReport(result, [fields]);
    expect(html).toContain('To replay this trial alone, which ran on webgpu:');
    expect(markdown).toContain('- ran on: webgpu');
    const { passes } = gpu.counts;
    expect(await replay(witness!.address!, { engine: 'webgpu@50', theorem: fields })).toEqual(witness!.scene);
    expect(gpu.counts.passes).toBeGreaterThan(passes);
  });
});

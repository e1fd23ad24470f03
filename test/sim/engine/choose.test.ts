import { describe, expect, it } from 'vitest';
import { availableEngines, engineByName } from '../../../src/sim/engine/choose.js';
import { engineNames, parseEngine, splitName } from '../../../src/sim/engine/engineChoice.js';
import { referenceEngine } from '../../../src/sim/engine/reference/reference.js';
import { wasmEngine } from '../../../src/sim/engine/wasm/wasm.js';

describe('choosing an engine', () => {
  it('finds every engine by its name, two of them without any optional package', async () => {
    for (const name of engineNames) expect((await engineByName(name)).name).toBe(name);
    expect(availableEngines).toEqual([referenceEngine, wasmEngine]);
    expect(await engineByName('wasm')).toBe(wasmEngine);
  });

  it('offers the nearest name', async () => {
    await expect(engineByName('refrence')).rejects.toThrow('unknown engine "refrence"; did you mean "reference"?');
    await expect(engineByName('toString')).rejects.toThrow('unknown engine "toString"');
  });

  it('refuses auto, which is no engine', async () => {
    await expect(engineByName('auto')).rejects.toThrow('auto is decided when a study begins');
  });
});

describe('a GPU from some size on', () => {
  it('is a word that parses to what it was made of', () => {
    expect(parseEngine(splitName({ gpu: 'tfjs', from: 12_345 }))).toEqual({ gpu: 'tfjs', from: 12_345 });
    expect(parseEngine('webgpu')).toBeNull();
  });

  it.each(['webgpu@', 'webgpu@0', 'webgpu@1.5', 'webgpu@1e5', 'wasm@7', 'webgpu@99999999999999999', 'gpu@1'])(
    'cannot be written %s',
    (name) =>
      expect(() => parseEngine(name)).toThrow(`is written like webgpu@40000, with webgpu or tfjs; got "${name}"`),
  );
});

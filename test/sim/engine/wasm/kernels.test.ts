import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/errors.js';
import { kernelBinary } from '../../../../src/sim/engine/wasm/binary.js';
import { instantiate } from '../../../../src/sim/engine/wasm/kernels.js';
// @ts-expect-error The build script is plain JavaScript.
import { binarySource, compileKernels } from '../../../../scripts/build-kernels.mjs';

describe('the binary of the kernels', () => {
  it('is what kernels/ compiles to', async () => {
    const source = (binarySource as (binary: Uint8Array) => string)(
      await (compileKernels as () => Promise<Uint8Array>)(),
    );
    const [, ...lines] = [...source.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
    expect(kernelBinary.endsWith(lines.slice(0, -1).join(''))).toBe(true);
  });

  it.each([
    ['missing', ''],
    ['not base64', '*'],
    ['cut', kernelBinary.slice(0, 400)],
    ['another file', btoa('something else')],
  ])('that is %s is a clear error, not another engine', (_, damaged) => {
    expect(() => instantiate(damaged)).toThrow(UserError);
    expect(() => instantiate(damaged)).toThrow(/^the wasm engine cannot start: .*; rebuild it with npm run build/);
  });
});

import { describe, expect, it } from 'vitest';
import { DomainError, UserError } from '../../src/errors.js';
import { replay } from '../../src/lab/replay.js';
import { verify } from '../../src/lab/verify.js';
import { fixture, fixturePath } from './support.js';

describe('a replayed trial', () => {
  it('is the one of the study', async () => {
    const { theorems } = await verify({
      theorems: [await fixture('suite')],
      effort: 'quick',
      threads: 1,
      seed: 9,
      budget: 256,
    });
    const cell = theorems[0]!.cells[0]!;
    const { max, maxTrial } = cell.estimates['value']!;
    const scene = await replay(`${cell.address}#${maxTrial}@9`, { theorem: fixturePath('suite') });
    expect(scene.title).toBe(`trial ${cell.address}#${maxTrial}@9`);
    expect(scene.entries[0]).toEqual({ label: 'value (uniform)', value: max });
  });

  it("is told by the experiment's own account, if it has one", async () => {
    const theorem = await fixture('coin');
    expect((await replay('test-coin:p=0.25,k=1#3@1', { theorem })).title).toBe('toss 3');
  });

  it('has one address: the order of the parameters and defaults do not matter', async () => {
    const theorem = await fixture('power');
    const [a, b, c] = await Promise.all(
      ['c=1,d=16', 'd=16,c=1', 'd=16'].map((point) => replay(`test-power:${point}#5@1`, { theorem })),
    );
    expect(b).toEqual(a);
    expect(c).toEqual(a);
    expect(await replay('test-power:d=16#6@1', { theorem })).not.toEqual(a);
  });

  it('is an event that the trials of the cell agree with', async () => {
    const theorem = await fixture('coin');
    const tosses = await Promise.all(
      Array.from({ length: 64 }, (_, trial) => replay(`test-coin:p=0.5,k=1#${trial}@1`, { theorem })),
    );
    const heads = tosses.filter(({ entries }) => entries[0]!.value === 1).length;
    const { theorems } = await verify({ theorems: [theorem], effort: 'quick', threads: 1, budget: 64 });
    const cell = theorems[0]!.cells.find(({ address }) => address === 'test-coin:p=0.5,k=1')!;
    expect(heads).toBe(cell.estimates['heads']!.mean * 64);
  });
});

describe('what cannot be replayed is said in one sentence', () => {
  it.each([
    ['nonsense', "'nonsense' names a cell, not a trial; add #trial@seed, e.g. nonsense#0@1"],
    ['test-coin.other:p=0.5#0@1', "test-coin has no experiment 'other'; its experiments are main, shifted"],
    ['test-coin.toString:p=0.5#0@1', "test-coin has no experiment 'toString'"],
    ['test-coin:q=0.5#0@1', "test-coin has no parameter 'q'; its parameters are p, k"],
    ['test-power:d=1#0@1', "the address 'test-power:d=1#0@1' is about test-power; the theorem given is test-coin"],
  ])('%s', async (address, sentence) => {
    const attempt = replay(address, { theorem: await fixture('coin') });
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(sentence);
  });

  it('a point outside the domain, an engine or a theorem that is not there', async () => {
    const theorem = await fixture('coin');
    await expect(replay('test-coin:p=0.7#0@1', { theorem })).rejects.toThrow(DomainError);
    await expect(replay('test-coin:p=0.5#0@1', { theorem, engine: 'webgp' as never })).rejects.toThrow(
      'unknown engine "webgp"; did you mean "webgpu"?',
    );
    await expect(replay('no-such-theorem#0@1')).rejects.toThrow('unknown theorem "no-such-theorem"');
  });
});

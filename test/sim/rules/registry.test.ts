import { describe, expect, it } from 'vitest';
import { DomainError, UserError } from '../../../src/errors.js';
import { requireReducer } from '../../../src/sim/rules/reduceColumn.js';
import { requireDomain, ruleById, rules } from '../../../src/sim/rules/registry.js';

describe('the registry', () => {
  it('has unique ids, each found again', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) expect(ruleById(rule.id)).toBe(rule);
    expect(ruleById('nnm+cwtm').id).toBe('nnm+cwtm');
  });

  it('reads parameters from an id, and gives them back', () => {
    for (const id of [
      'bucketing+krum',
      'bucketing:3+cwtm',
      'nnm+bucketing+gm',
      'centred-clipping:10,3',
      'centred-clipping:0.5,1,mean',
    ]) {
      expect(ruleById(id).id).toBe(id);
    }
    expect(ruleById('bucketing:2+krum').id).toBe('bucketing+krum');
    expect(ruleById('centred-clipping:100,1').id).toBe('centred-clipping');
    expect(() => ruleById('bucketing:0+krum')).toThrow('needs a whole bucket size s >= 1; got s=0 (nearest: 1)');
    expect(() => ruleById('bucketing:1.7+krum')).toThrow('got s=1.7 (nearest: 2)');
    expect(() => ruleById('bucketing:+krum')).toThrow('got s=NaN (nearest: 1)');
    expect(() => ruleById('centred-clipping:0,1')).toThrow('a finite radius tau > 0; got tau=0');
    expect(() => ruleById('centred-clipping:1,0')).toThrow('whole L >= 1 iterations; got L=0 (nearest: 1)');
    expect(() => ruleById('centred-clipping:1,1,gn')).toThrow('unknown start "gn"');
    expect(() => ruleById('centred-clipping:1')).toThrow('its id is centred-clipping:<tau>,<L>');
  });

  it('knows the domain of a rule behind bucketing', () => {
    // Krum wants 7 rows at f = 2: 13 rows make 7 buckets of two, 12 make 6.
    const check = (n: number) => () => requireDomain(ruleById('bucketing+krum'), n, 2);
    expect(check(13)).not.toThrow();
    expect(check(12)).toThrow(
      'bucketing+krum needs n >= 2f + 3 where n counts buckets of 2 rows; got n=12, f=2 (largest f here: 1)',
    );
  });

  it('offers the nearest id', () => {
    expect(() => ruleById('krumm')).toThrow(new UserError('unknown rule "krumm"; did you mean "krum"?'));
    expect(() => ruleById('nnm+phoca')).toThrow('did you mean "phocas"?');
  });

  it('names the value, the rule and the nearest valid value', () => {
    const check = (id: string, n: number, f: number) => () => requireDomain(ruleById(id), n, f);
    expect(check('krum', 10, 4)).toThrow(new DomainError('krum needs n >= 2f + 3; got n=10, f=4 (largest f here: 3)'));
    expect(check('bulyan', 14, 3)).toThrow('bulyan needs n >= 4f + 3; got n=14, f=3 (largest f here: 2)');
    expect(check('krum', 2, 1)).toThrow('krum needs n >= 2f + 3; got n=2, f=1 (smallest n for f=0: 3)');
    expect(check('cwtm', 10, 2.5)).toThrow('f must be a whole number >= 0; got f=2.5');
    expect(check('cwtm', 10, -1)).toThrow('got f=-1 (nearest: 0)');
    expect(check('krum', 11, 4)).not.toThrow();
  });

  it('states a condition that agrees with its smallest n', () => {
    for (const rule of rules) {
      const match = /^n >= (\d*)f \+ (\d+)$/.exec(rule.requires.text);
      expect(match, rule.id).not.toBeNull();
      const slope = match![1] === '' ? 1 : Number(match![1]);
      for (const f of [0, 1, 5]) expect(rule.requires.minimumN(f)).toBe(slope * f + Number(match![2]));
    }
  });

  it('gives a reducer that its own mix can feed, at the smallest n', () => {
    for (const rule of rules) {
      for (const f of [0, 1, 2]) {
        const n = rule.requires.minimumN(f);
        // Points 1 .. n on a line, then the origin where the rule wants it.
        const points = Array.from({ length: n }, (_, i) => i + 1).concat(rule.needsOrigin ? [0] : []);
        const distances = Float64Array.from(points.flatMap((a) => points.map((b) => (a - b) ** 2)));
        const mix = rule.mix?.(distances, n, f);
        expect(() => requireReducer(rule.reducer(n, f), mix?.rows ?? n), `${rule.id} n=${n} f=${f}`).not.toThrow();
        if (!mix) continue;
        for (let a = 0; a < mix.rows; a++) {
          const sum = mix.weights.subarray(a * n, (a + 1) * n).reduce((x, y) => x + y, 0);
          expect(sum).toBeCloseTo(rule.id === 'cge-sum' ? n - f : 1, 12);
        }
      }
    }
  });

  it('refuses reducers without enough rows', () => {
    expect(() => requireReducer({ kind: 'identity' }, 2)).toThrow(
      'the identity reducer needs exactly 1 mixed row; got 2',
    );
    expect(() => requireReducer({ kind: 'trimmed-mean', f: 2 }, 4)).toThrow('(largest f here: 1)');
    expect(() => requireReducer({ kind: 'mean-around-median', keep: 0, convention: 'upper' }, 4)).toThrow(
      'between 1 and 4 of 4 values; got 0 (nearest: 1)',
    );
    const around = (keep: number) => ({ kind: 'mean-around-other-median', keep, convention: 'upper' }) as const;
    expect(() => requireReducer(around(3), 4)).toThrow('between 1 and 2 of 2 values; got 3 (nearest: 2)');
    expect(() => requireReducer(around(1), 5)).toThrow('an even number of rows; got 5 (nearest: 6)');
  });
});

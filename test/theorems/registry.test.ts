import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { theoremById, theorems } from '../../src/theorems/registry.js';

describe('registry', () => {
  it('is what the generator writes now', () => {
    expect(() => execFileSync('node', ['scripts/generate-registry.mjs', '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  it('holds each theorem once, in the folder of its paper', () => {
    const ids = theorems.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, paper } of theorems)
      expect(existsSync(`src/theorems/${paper}/${id}.ts`), `${paper}/${id}`).toBe(true);
  });

  it('has a claim and a control in every theorem, and names that are unique inside it', () => {
    for (const { id, claims, controls } of theorems) {
      expect(claims.length, id).toBeGreaterThan(0);
      expect(controls.length, id).toBeGreaterThan(0);
      expect(new Set(claims.map((claim) => claim.id)).size, id).toBe(claims.length);
      expect(new Set(controls.map((control) => control.id)).size, id).toBe(controls.length);
    }
  });

  it('finds a theorem by its id and offers the nearest one otherwise', () => {
    expect(theoremById('mda-eta').paper).toBe('mda');
    expect(() => theoremById('mda-etta')).toThrow(new UserError('unknown theorem "mda-etta"; did you mean mda-eta?'));
  });
});

import { describe, expect, it } from 'vitest';
import { formulaOf } from '../../src/theorems/formulas.js';
import { theorems } from '../../src/theorems/registry.js';

describe('formulas by theorem id', () => {
  it('are the theorem’s own first, and any other by name', () => {
    for (const { id, formulas } of theorems) {
      if (formulas.length === 0) continue;
      expect(formulaOf(id)).toBe(formulas[0]);
      for (const formula of formulas) expect(formulaOf(id, formula.name)).toBe(formula);
    }
  });

  it('have names that are unique in their theorem', () => {
    for (const { id, formulas } of theorems)
      expect(new Set(formulas.map(({ name }) => name)).size, id).toBe(formulas.length);
  });

  it('are refused by unknown names, with the nearest one', () => {
    expect(() => formulaOf('momentum-vn-factr')).toThrow('did you mean momentum-vn-factor?');
    expect(() => formulaOf('momentum-vn-factor', 'roh')).toThrow('did you mean "rho"?');
  });
});

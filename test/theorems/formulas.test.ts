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

describe('whole numbers', () => {
  it('are demanded by every formula of every parameter that its theorem counts', () => {
    for (const { id, formulas, parameters } of theorems) {
      const usual = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default]));
      for (const { name } of parameters.filter(({ type }) => type === 'integer')) {
        for (const formula of formulas.filter((candidate) => candidate.parameters.includes(name))) {
          const broken = { ...usual, [name]: usual[name]! + 0.5 };
          const refusal = `needs an integer ${name}; got ${name}=${broken[name]}`;
          expect(() => formula.evaluate(broken), `${id}, ${formula.name}`).toThrow(refusal);
          expect(() => formula.evaluateBig(broken, 20), `${id}, ${formula.name}`).toThrow(refusal);
        }
      }
    }
  });
});

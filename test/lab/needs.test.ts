import { expect, it } from 'vitest';
import { cellsThatGoOn } from '../../src/lab/needs.js';
import type { PlannedCell, Statement } from '../../src/lab/plan.js';
import type { Verdict } from '../../src/stats/verdict.js';
import type { Claim, Control } from '../../src/theorems/theorem.js';

const cell = (address: string): PlannedCell => ({
  address,
  experiment: 'main',
  point: {},
  key: { key0: 0, key1: 0 },
  looks: [1, 2],
});
const claim = (id: string): Claim => ({ id, text: id, kind: 'at-most', quantity: 'x', bound: 1, tolerance: 0 });
const control = (id: string): Control => ({ id, text: id, change: 'wrong formula', claim: claim(id) });
const about = (id: string, addresses: readonly string[], of?: Control): Statement => ({
  claim: of?.claim ?? claim(id),
  address: addresses.join(),
  point: {},
  cells: addresses.map(cell),
  ...(of === undefined ? {} : { control: of }),
});

function goOn(statements: readonly (readonly [Statement, Verdict])[], spent: readonly string[] = []): string[] {
  const verdicts = new Map(statements);
  const cells = cellsThatGoOn(
    [...verdicts.keys()],
    (statement) => verdicts.get(statement)!,
    ({ address }) => spent.includes(address),
  );
  return cells.map(({ address }) => address);
}

it('a cell goes on while one of its claims is open and there is budget', () => {
  const statements = [
    [about('a', ['1']), 'confirmed'],
    [about('b', ['1']), 'undecided'],
    [about('a', ['2']), 'refuted'],
    [about('a', ['3']), 'undecided'],
  ] as const;
  expect(goOn(statements)).toEqual(['1', '3']);
  expect(goOn(statements, ['3'])).toEqual(['1']);
  expect(goOn(statements.map(([statement]) => [statement, 'confirmed'] as const))).toEqual([]);
});

it('a slope takes all of its cells along', () => {
  expect(goOn([[about('slope', ['1', '2', '3']), 'undecided']], ['2'])).toEqual(['1', '3']);
});

it('a control goes on where it is open, until it is refuted anywhere', () => {
  const weak = control('weak');
  const open = [
    [about('weak', ['1'], weak), 'undecided'],
    [about('weak', ['2'], weak), 'confirmed'],
  ] as const;
  expect(goOn(open)).toEqual(['1']);
  expect(goOn([...open, [about('weak', ['3'], weak), 'refuted']])).toEqual([]);
  // A claim of the same name, or another control, is another matter.
  expect(
    goOn([...open, [about('weak', ['3']), 'refuted'], [about('other', ['4'], control('other')), 'refuted']]),
  ).toEqual(['1']);
});

import { expect, it } from 'vitest';
import { looks } from '../../src/lab/looks.js';

it('looks double from the first to the budget', () => {
  expect(looks(256, 4096)).toEqual([256, 512, 1024, 2048, 4096]);
  expect(looks(256, 5000)).toEqual([256, 512, 1024, 2048, 4096, 5000]);
  expect(looks(256, 256)).toEqual([256]);
  expect(looks(256, 100)).toEqual([100]);
  expect(looks(1, 5)).toEqual([1, 2, 4, 5]);
});

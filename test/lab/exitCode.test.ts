/** What a script learns of a study's controls. */
import { describe, expect, it } from 'vitest';
import { exitCode, isPowerless } from '../../src/lab/exitCode.js';
import type { ControlResult, StudyResult } from '../../src/lab/result.js';
import type { Interval } from '../../src/stats/verdict.js';
import { mda, study } from '../report/fixtures.js';

const theorem = study.theorems.find(({ id }) => id === mda.id)!;
const unrefuted = theorem.controls.find(({ refuted }) => !refuted)!;

function controlWith(interval: Interval, trials: number): ControlResult {
  const cells = unrefuted.result.cells.map((cell) => ({ ...cell, interval, trials }));
  return { ...unrefuted, result: { ...unrefuted.result, cells } };
}

/** A study in which everything but that control came out as it must. */
function studyWith(control: ControlResult): StudyResult {
  return { study: { ...study.study, complete: true }, theorems: [{ ...theorem, controls: [control] }] };
}

describe('a control that was not refuted', () => {
  it('is powerless, and fails the run, when its interval has an end', () => {
    const control = controlWith([0.1, 0.2], 1000);
    expect(isPowerless(control)).toBe(true);
    expect(exitCode(studyWith(control))).toBe(1);
    expect(isPowerless(controlWith([0.1, Infinity], 1000))).toBe(true);
  });

  it.each([
    ['without trials', controlWith([-Infinity, Infinity], 0)],
    ['before its first look', controlWith([-Infinity, Infinity], 1)],
  ])('is open %s, and the run is not a success', (_when, control) => {
    expect(isPowerless(control)).toBe(false);
    expect(exitCode(studyWith(control))).toBe(3);
  });

  it('is no matter once it is refuted', () => {
    expect(exitCode(studyWith({ ...unrefuted, refuted: true }))).toBe(0);
  });
});

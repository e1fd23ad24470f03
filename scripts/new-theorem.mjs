#!/usr/bin/env node
/**
 * npm run new:theorem <id> [-- --paper folder]
 *
 * Writes a theorem that compiles and runs, its test, and refreshes the registry. The template states that the mean of m
 * standard normals has variance 1 / m: replace it part by part, from the statement downwards.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refreshCatalogue, theoremFiles } from './generate-registry.mjs';

const root = process.env.LEEWAY_ROOT ?? join(dirname(fileURLToPath(import.meta.url)), '..');
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const usage =
  'usage: npm run new:theorem <id> [-- --paper folder], e.g. npm run new:theorem krum-slowdown -- --paper krum';

function refuse(sentence) {
  console.error(sentence);
  process.exit(2);
}

function readArguments(argv) {
  const words = [...argv];
  const flag = words.findIndex((word) => word === '--paper' || word.startsWith('--paper='));
  let paper;
  if (flag >= 0) {
    const inline = words[flag].startsWith('--paper=');
    paper = inline ? words[flag].slice('--paper='.length) : words[flag + 1];
    words.splice(flag, inline ? 1 : 2);
  }
  if (words.length !== 1) refuse(usage);
  const id = words[0];
  if (!KEBAB.test(id)) {
    refuse(`a theorem id is lower-case words joined by hyphens; got ${JSON.stringify(id)} (nearest: ${nearestId(id)})`);
  }
  paper ??= id.split('-')[0];
  if (!KEBAB.test(paper)) refuse(`a paper folder is lower-case words joined by hyphens; got ${JSON.stringify(paper)}`);
  return { id, paper };
}

function nearestId(text) {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const id = words.join('-').replace(/^[0-9-]+/, '');
  return id === '' ? 'my-theorem' : id;
}

function theoremSource(id, paper) {
  return `/**
 * ${id}: one sentence that says what is bounded and by what.
 *
 * Source: authors, title, venue, year; theorem number. What makes it tight: the attack or the instance that attains it.
 */
import { formula } from '../../bounds/formula.js';
import { eachTrial } from '../experiment.js';
import { cross } from '../grid.js';
import { take } from '../point.js';
import type { Theorem } from '../theorem.js';

/** Belongs in src/bounds/${paper}.ts once another file needs it. */
const variance = formula({
  name: 'variance',
  description: 'Variance of the mean of m independent standard normals',
  expression: '1 / m',
  parameters: ['m'],
  domain: [{ expression: 'm >= 1' }],
  source: 'derived',
});

const theorem: Theorem = {
  id: '${id}',
  title: 'Title in a few words',
  kind: 'identity',
  paper: '${paper}',
  sources: [{ reference: 'Authors, title, venue, year', locus: 'Theorem number, and whether it was read or recalled' }],
  statement: 'The mean of m independent standard normals has variance 1 / m.',
  setting: 'm independent N(0, 1) draws per trial.',
  assumptions: ['The draws are independent and have variance 1.'],
  parameters: [{ name: 'm', description: 'number of draws', type: 'integer', default: 4 }],
  domain: variance.domain,
  formulas: [variance],
  grid: {
    quick: cross({ m: [2, 8] }),
    standard: cross({ m: [2, 4, 8, 16] }),
    thorough: cross({ m: [2, 4, 8, 16, 32, 64] }),
  },
  experiments: {
    main: {
      description: 'The square of the mean of m draws.',
      observables: { square: { description: 'squared mean', support: { kind: 'real' } } },
      trials: { quick: 20_000, standard: 100_000, thorough: 400_000 },
      sample: eachTrial(['square'], (point) => {
        const { m } = take(point, 'm');
        return (stream) => {
          let sum = 0;
          for (let draw = 0; draw < m; draw++) sum += stream.normal();
          return { square: (sum / m) ** 2 };
        };
      }),
    },
  },
  claims: [
    {
      id: 'variance',
      kind: 'equals',
      text: 'The mean square of the mean is 1 / m.',
      quantity: 'square',
      bound: variance,
      tolerance: { relative: 0.1 },
    },
  ],
  controls: [
    {
      id: 'half',
      text: 'Half the variance',
      change: 'wrong formula',
      claim: {
        id: 'half',
        kind: 'equals',
        text: 'The mean square of the mean is 1 / (2m).',
        quantity: 'square',
        bound: variance.scaled(0.5),
        tolerance: { relative: 0.1 },
      },
    },
  ],
  figures: [
    {
      id: 'variance',
      title: 'Variance of the mean',
      x: { parameter: 'm', label: 'draws m', scale: 'log' },
      y: { label: 'mean square', scale: 'log' },
      measured: [{ quantity: 'square', label: 'measured' }],
      curves: [{ formula: variance, label: '1 / m', style: 'derived' }],
      caption: 'The measured mean square follows 1 / m.',
    },
  ],
};

export default theorem;
`;
}

function testSource(id, paper) {
  return `import { describe, expect, it } from 'vitest';
import theorem from '../../../src/theorems/${paper}/${id}.js';

describe('${id}', () => {
  it('has the published value at a point worked out by hand', () => {
    expect(theorem.formulas[0]!.evaluate({ m: 4 })).toBeCloseTo(0.25, 12);
  });

  it('has a control', () => {
    expect(theorem.controls.length).toBeGreaterThan(0);
  });
});
`;
}

function main() {
  const { id, paper } = readArguments(process.argv.slice(2));
  const folder = join(root, 'src', 'theorems');
  const file = join(folder, paper, `${id}.ts`);
  const test = join(root, 'test', 'theorems', paper, `${id}.test.ts`);
  const namesake = existsSync(folder) ? theoremFiles(folder).find((path) => path.endsWith(`/${id}.ts`)) : undefined;
  if (namesake !== undefined) refuse(`theorem ${id} exists already: src/theorems/${namesake}`);
  for (const path of [file, test]) {
    if (existsSync(path)) refuse(`${relative(root, path)} exists already; choose another id or remove it first`);
    mkdirSync(dirname(path), { recursive: true });
  }
  writeFileSync(file, theoremSource(id, paper));
  writeFileSync(test, testSource(id, paper));
  refreshCatalogue(folder);
  console.log(`wrote ${relative(root, file)}\nwrote ${relative(root, test)}`);
}

main();

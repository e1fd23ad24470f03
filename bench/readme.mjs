/** Puts the table of bench/results/latest.json between the two comments in README.md: node bench/readme.mjs */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { goalTable, setting } from './table.mjs';

const README = new URL('../README.md', import.meta.url);
const LATEST = new URL('results/latest.json', import.meta.url);
const MARKED = /(<!-- bench: written by bench\/readme\.mjs -->\n)[^]*(<!-- end of bench -->)/;

const PICTURES = [
  '![Columns per second against the dimension: draw and coordinate-wise median](bench/results/speed-median.png)',
  '![Columns per second against the dimension: draw and Krum, by law and by brute force](bench/results/speed-krum.png)',
].join('\n\n');

/** @throws Error when README.md has no pair of comments for the table */
export function writeReadme(document) {
  const text = readFileSync(README, 'utf8');
  if (!MARKED.test(text)) throw new Error('README.md has no comments that mark the place of the bench table');
  writeFileSync(
    README,
    text.replace(MARKED, (_, start, end) => `${start}\n${section(document)}\n\n${end}`),
  );
}

function section(document) {
  const { goals, date, sweep } = document;
  const short = goals.filter(({ verdict }) => verdict === 'not reached');
  const notes = short.map(({ label, goal, measured, detail }) => `- ${label} (${goal}): ${measured}. ${detail}.`);
  return [
    ...(sweep ? [PICTURES, ''] : []),
    goalTable(goals),
    '',
    `_${setting(document)}; ${date}._`,
    ...(notes.length > 0 ? ['', 'What is short of its goal, and by how much:', '', ...notes] : []),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeReadme(JSON.parse(readFileSync(LATEST, 'utf8')));

/** KaTeX's style sheet with the fonts a page needs inside it, so that the page opens offline. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fontsUsed } from './math.js';

const distribution = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));

function embeddedFont(name: string): string {
  const bytes = readFileSync(join(distribution, 'fonts', `${name}.woff2`));
  return `url(data:font/woff2;base64,${bytes.toString('base64')}) format("woff2")`;
}

/** Style sheet for the formulas of `page` (its HTML); empty when there are none. */
export function mathStyle(page: string): string {
  const fonts = new Set(fontsUsed(page));
  if (fonts.size === 0) return '';
  const css = readFileSync(join(distribution, 'katex.min.css'), 'utf8');
  return css.replace(/@font-face\{[^}]*\}/g, (rule) => {
    const name = /fonts\/([\w-]+)\.woff2/.exec(rule)?.[1];
    return name !== undefined && fonts.has(name) ? rule.replace(/src:[^}]*/, `src:${embeddedFont(name)}`) : '';
  });
}

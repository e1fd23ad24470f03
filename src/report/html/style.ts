/** The style sheet of the page: light and dark, screen and paper. */
import { DARK_VARIABLES, LIGHT_VARIABLES } from '../palette.js';

const LIGHT = `--paper: #ffffff; --ink: #1b1b1b; --muted: #595959; --rule: #d5d5d5; --shade: #f5f5f2; --link: #0b57a4;
  --confirmed: #10662f; --refuted: #a3160e; --undecided: #7a5200; ${LIGHT_VARIABLES}`;
const DARK = `--paper: #16181b; --ink: #e8e6e3; --muted: #a9a9a9; --rule: #3b3f45; --shade: #1f2226; --link: #8ab8f0;
  --confirmed: #6fd08c; --refuted: #ff9a8d; --undecided: #f0c060; ${DARK_VARIABLES}`;

/** CSS of the report, without the rules for formulas. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; ${LIGHT}
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
html { scroll-behavior: auto; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 var(--sans); }
.page { max-width: 80rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--paper); border: 2px solid var(--link); }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 0.5rem; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3.5rem 0 0.25rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 0.4rem; }
p, ul, dl { margin: 0.4rem 0 0.8rem; max-width: 48rem; }
.summary { font-size: 1.15rem; }
.muted, .byline { color: var(--muted); }
.byline { margin-top: 0; }
code, kbd { font-family: var(--mono); font-size: 0.9em; }
pre { font-family: var(--mono); font-size: 0.88rem; background: var(--shade); border: 1px solid var(--rule); border-radius: 4px;
  padding: 0.6rem 0.8rem; margin: 0.4rem 0 0.8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 0.5rem 0 1rem; }
table { border-collapse: collapse; font-size: 0.86rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); padding: 0 0 0.4rem; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0; border-bottom: 1px solid var(--rule); }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
.interval { display: block; color: var(--muted); white-space: nowrap; }
.nowrap { white-space: nowrap; }
.verdicts { width: 100%; font-size: 0.84rem; }
.verdicts tbody { border-bottom: 2px solid var(--rule); }
.verdicts tbody:nth-of-type(even) { background: var(--shade); }
.verdicts td, .verdicts th { padding-left: 0.4rem; padding-right: 0.5rem; }
.verdicts .theorem { width: 11rem; } .verdicts .theorem span { font-weight: 400; } .verdicts .claim { min-width: 16rem; } .verdicts .place { min-width: 7.5rem; } .note { min-width: 14rem; }
.verdict { display: inline-block; font-weight: 700; white-space: nowrap; }
.confirmed { color: var(--confirmed); } .refuted { color: var(--refuted); }
.undecided, .powerless { color: var(--undecided); } .verdicts .theorem .powerless { display: block; font-weight: 700; }
.news { display: inline-block; font-weight: 700; color: var(--paper); background: var(--refuted); padding: 0 0.4em; border-radius: 3px; }
.formula { margin: 0.6rem 0; padding: 0.1rem 0; overflow-x: auto; overflow-y: hidden; }
.formula .katex-display { text-align: left; margin: 0.3rem 0; } .formula .katex-display > .katex { text-align: left; white-space: normal; }
figure { margin: 1rem 0 0.5rem; }
figure svg { display: block; width: 100%; max-width: 51rem; height: auto; }
figcaption { max-width: 48rem; color: var(--muted); margin-top: 0.3rem; }
details { margin: 0.4rem 0 1rem; } summary { cursor: pointer; color: var(--link); }
.facts { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: 0.2rem 1.2rem; }
.facts dt { color: var(--muted); } .facts dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) { .facts { grid-template-columns: 1fr; } .facts dd { margin-bottom: 0.4rem; } }
@page { size: A4; margin: 14mm; }
@page wide { size: A4 landscape; margin: 12mm; }
@media print {
  :root { color-scheme: light; ${LIGHT} }
  body { font-size: 10pt; } .page { max-width: none; padding: 0; }
  .skip { display: none; } .scroll, .formula { overflow: visible; }
  header, #verdicts { page: wide; } #verdicts h2 { margin-top: 1rem; } .verdicts { font-size: 7.5pt; } table { font-size: 8pt; }
  h2, h3, caption { break-after: avoid; } figure, tr, pre, .formula { break-inside: avoid; }
  thead { display: table-header-group; }
  details:not(.extra)::details-content { content-visibility: visible; display: block; height: auto; }
  a { color: inherit; text-decoration: none; }
}
`;

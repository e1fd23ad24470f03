/** Colours and dashes of the figures, safe for colour-blind readers (after Okabe and Ito 2008, darkened to 3:1 contrast). */

/** Where the SVG will be seen: inside the page, where CSS variables follow its theme, or alone on white. */
export interface Theme {
  readonly name: 'page' | 'file';
  readonly series: readonly string[];
  readonly text: string;
  readonly muted: string;
  readonly background: string;
  readonly fontFamily: string;
}

const LIGHT = ['#0072B2', '#C4500B', '#007F5C', '#A8437E', '#8A6200', '#5B5B5B'] as const;
const DARK = ['#56B4E9', '#F0894A', '#2BC49A', '#E59AC4', '#E6B84C', '#B4B4B4'] as const;

/** Number of series that colours alone tell apart. */
export const COLOURS = LIGHT.length;

export const PAGE_THEME: Theme = {
  name: 'page',
  series: LIGHT.map((_, index) => `var(--series-${index + 1})`),
  text: 'var(--ink)',
  muted: 'var(--muted)',
  background: 'var(--paper)',
  fontFamily: 'var(--sans)',
};

export const FILE_THEME: Theme = {
  name: 'file',
  series: LIGHT,
  text: '#1b1b1b',
  muted: '#5b5b5b',
  background: '#ffffff',
  fontFamily: 'DejaVu Sans, Verdana, sans-serif',
};

const declare = (colours: readonly string[]): string =>
  colours.map((colour, index) => `--series-${index + 1}: ${colour};`).join(' ');

/** Declarations of the page theme's series variables for a light page. */
export const LIGHT_VARIABLES = declare(LIGHT);

/** Declarations of the page theme's series variables for a dark page. */
export const DARK_VARIABLES = declare(DARK);

/** Role of a closed form in a theorem. */
export type Role = 'published' | 'derived' | 'repair';

/** Colour (index in `series`) and dash of each role, where colour is not already taken by the parameters. */
export const ROLE_STYLES: Readonly<Record<Role, { readonly colour: number; readonly dash: string }>> = {
  published: { colour: 1, dash: '' },
  derived: { colour: 2, dash: '7 3' },
  repair: { colour: 3, dash: '2 3' },
};

/** Dashes for a second and third curve of one role. */
export const SPARE_DASHES: readonly string[] = ['10 3 2 3', '4 2', '1 2', '12 4'];

/** Symbols of the measured series, in order. */
export const SYMBOLS = ['circle', 'triangle', 'square', 'diamond', 'star', 'wye'] as const;
export type SymbolName = (typeof SYMBOLS)[number];

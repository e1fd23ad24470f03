/** Which colour, symbol and dash each series gets, and what the legend says. */
import type { FigureData } from './figureData.js';
import { curveRole } from './figureData.js';
import { fittedLine, slopeText } from './fittedLine.js';
import { COLOURS, ROLE_STYLES, SPARE_DASHES, SYMBOLS } from './palette.js';
import type { Role, SymbolName, Theme } from './palette.js';

export interface SeriesStyle {
  readonly colour: string;
  readonly dash: string;
  readonly symbol: SymbolName;
}

/** An entry of the legend: a symbol, a line or both, and a label. */
export interface LegendItem extends SeriesStyle {
  readonly label: string;
  readonly mark: 'symbol' | 'band' | 'line' | 'swatch';
}

/** How the groups of a figure share the space. */
export type Arrangement = 'single' | 'overlay' | 'panels';

export interface FigureStyle {
  readonly arrangement: Arrangement;
  readonly measured: (group: number, series: number) => SeriesStyle;
  readonly curve: (group: number, curve: number) => SeriesStyle;
  readonly legend: readonly LegendItem[];
}

/** Most lines in one panel before the groups get panels of their own. */
const CROWDED = 10;

/** One panel while colours tell the groups apart and the lines are few; panels of their own beyond. */
export function arrangementOf(data: FigureData): Arrangement {
  if (data.groups.length === 1 || data.layout === 'categories') return 'single';
  const perGroup = data.figure.measured.length + data.shared.filter((shared) => !shared).length;
  return data.groups.length <= COLOURS && data.groups.length * perGroup <= CROWDED ? 'overlay' : 'panels';
}

/** Beyond this many points a series is a line with a band; up to it, points with error bars. */
const DENSE = 60;

/** Whether a measured series has too many points to show each. */
export function isDense(data: FigureData, series: number): boolean {
  return data.layout === 'lines' && data.groups.some((group) => (group.measured[series]?.length ?? 0) > DENSE);
}

/** Colour index of the text itself, when all series colours are taken. */
const INK = COLOURS;

/** The colours that roles leave to the measured series. */
const MEASURED_COLOURS = [0, 4, 5, 1, 2, 3] as const;

/** Symbols and colours run side by side; each further round is shifted, so that no pair comes twice. */
const symbolOf = (series: number): SymbolName =>
  SYMBOLS[(series + Math.floor(series / SYMBOLS.length)) % SYMBOLS.length] ?? 'circle';

/** Label of a measured series, with the slope where the figure fits one and there is one group. */
function measuredLabel(data: FigureData, series: number): string {
  const label = data.figure.measured[series]?.label ?? '';
  const line = data.groups.length === 1 ? fittedLine(data, 0, series) : undefined;
  return line === undefined ? label : `${label}: ${slopeText(line)}`;
}

/** Dash of each curve: that of its role, a spare one for the second curve of a role. */
function dashesOf(data: FigureData): readonly string[] {
  const used = new Set<string>();
  return data.figure.curves.map((curve) => {
    const wanted = ROLE_STYLES[curveRole(curve)].dash;
    if (curve.of !== undefined) return wanted;
    const dash = used.has(wanted) ? (SPARE_DASHES.find((spare) => !used.has(spare)) ?? wanted) : wanted;
    used.add(dash);
    return dash;
  });
}

/** Colour index of each curve: that of its role, a colour that nothing has for the second curve of a role. */
function coloursOf(data: FigureData): readonly number[] {
  const used = new Set<number>(MEASURED_COLOURS.slice(0, data.figure.measured.length));
  const roles = data.figure.curves.map((curve) => ROLE_STYLES[curveRole(curve)].colour);
  return roles.map((wanted, index) => {
    const free = [5, 4, 3, 2, 1, INK].find((colour) => !used.has(colour) && !roles.slice(index).includes(colour));
    const colour = used.has(wanted) ? (free ?? wanted) : wanted;
    used.add(colour);
    return colour;
  });
}

/** Styles of `data` in the colours of `theme`. */
export function figureStyle(data: FigureData, theme: Theme): FigureStyle {
  const arrangement = arrangementOf(data);
  const dashes = dashesOf(data);
  const roleColours = coloursOf(data);
  const paint = (index: number): string => (index === INK ? theme.text : (theme.series[index % COLOURS] ?? theme.text));
  const byGroup = arrangement === 'overlay';
  const measured = (group: number, series: number): SeriesStyle => ({
    colour: paint(byGroup ? group : (MEASURED_COLOURS[series % MEASURED_COLOURS.length] ?? 0)),
    dash: '',
    symbol: symbolOf(series),
  });
  const curveColour = (group: number, index: number): string => {
    if (byGroup) return data.shared[index] === true ? theme.text : paint(group);
    const of = data.figure.curves[index]?.of;
    return of === undefined ? paint(roleColours[index] ?? 1) : measured(group, of).colour;
  };
  const curve = (group: number, index: number): SeriesStyle => ({
    colour: curveColour(group, index),
    dash: dashes[index] ?? '',
    symbol: 'circle',
  });
  const neutral = (style: SeriesStyle): SeriesStyle => (byGroup ? { ...style, colour: theme.text } : style);
  const groups: readonly LegendItem[] = byGroup
    ? data.groups.map(({ label }, index) => ({ ...measured(index, 0), label, mark: 'swatch' }))
    : [];
  const legend: readonly LegendItem[] = [
    ...data.figure.measured.map((_, index) => ({
      ...neutral(measured(0, index)),
      label: measuredLabel(data, index),
      mark: isDense(data, index) ? ('band' as const) : ('symbol' as const),
    })),
    ...curveItems(data, (index) => neutral(curve(0, index)), theme),
    ...groups,
  ];
  return { arrangement, measured, curve, legend };
}

/** One entry per curve; curves in the colour of a measured series share one entry per style, in the colour of the text. */
function curveItems(
  { figure }: FigureData,
  styleOf: (curve: number) => SeriesStyle,
  theme: Theme,
): readonly LegendItem[] {
  const named = new Set<Role>();
  return figure.curves.flatMap((curve, index): LegendItem[] => {
    const item = { ...styleOf(index), mark: 'line' } as const;
    if (curve.of === undefined) return [{ ...item, label: curve.label }];
    const role = curveRole(curve);
    if (named.has(role)) return [];
    named.add(role);
    return [{ ...item, colour: theme.text, label: role }];
  });
}

/** Aligned columns and wrapped lines in a fixed-width font. */

/** Adds colour to text that is already padded. */
export type Paint = (text: string) => string;

export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  /** 0 stays; the column of the highest number is dropped first when the table is too wide. */
  readonly drop: number;
}

const GAP = '  ';
const identity: Paint = (text) => text;

/** Columns that a terminal needs for `text`: one per character, none for combining marks. */
export function cellWidth(text: string): number {
  return [...text.replace(/\p{Mn}/gu, '')].length;
}

function pad(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - cellWidth(text)));
  return align === 'left' ? text + space : space + text;
}

function cut(text: string, width: number): string {
  return cellWidth(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}…`;
}

/** Indices of the columns that fit, and the width of each. */
function fit(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): ReadonlyMap<number, number> {
  const natural = columns.map(({ head }, index) =>
    Math.max(cellWidth(head), ...rows.map((row) => cellWidth(row[index] ?? ''))),
  );
  let kept = columns.map((_, index) => index).filter((index) => natural[index] !== 0);
  const total = (): number => kept.reduce((sum, index) => sum + (natural[index] ?? 0) + GAP.length, -GAP.length);
  while (total() > width) {
    const worst = Math.max(...kept.map((index) => columns[index]?.drop ?? 0));
    if (worst === 0) break;
    kept = kept.filter((index) => columns[index]?.drop !== worst);
  }
  const excess = Math.max(0, total() - width);
  const [first = 0, second = 1] = kept;
  // the two text columns give way, the wider one first
  const longer = (natural[first] ?? 0) >= (natural[second] ?? 0) ? first : second;
  return new Map(kept.map((index) => [index, (natural[index] ?? 0) - (index === longer ? excess : 0)]));
}

/**
 * Rows under a head line, in aligned columns, at most `width` wide: columns are dropped by their rank, then the wider of
 * the first two is cut.
 */
export function layOut(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  paint: (text: string, column: string) => Paint = () => identity,
): readonly string[] {
  const widths = [...fit(columns, rows, width)];
  const lineOf = (row: readonly string[], colours: (text: string, column: string) => Paint): string =>
    widths
      .map(([index, cells], place) => {
        const { align, head } = columns[index] as Column;
        const text = cut(row[index] ?? '', cells);
        const padded = place === widths.length - 1 && align === 'left' ? text : pad(text, cells, align);
        return text === '' ? padded : colours(row[index] ?? '', head)(padded);
      })
      .join(GAP)
      .trimEnd();
  const heads = lineOf(
    columns.map(({ head }) => head),
    () => identity,
  );
  return [heads, ...rows.map((row) => lineOf(row, paint))];
}

/** Words of `text` in lines of at most `width` columns, each after `indent`; continuation lines two further. */
export function wrapLines(text: string, width: number, indent: string): readonly string[] {
  const own = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && cellWidth(last) + 1 + cellWidth(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${own}${last === undefined || indent === '' ? '' : '  '}${word}`);
  }
  return lines;
}

/** Widths of text, for layouts that must not overlap whatever sans-serif font the reader has. */

/**
 * Advance widths of DejaVu Sans in hundredths of an em, read from the `hmtx` table of DejaVuSans.ttf 2.37: it is the font
 * of the PNG files and wider than the system fonts of browsers.
 */
const CHARACTERS_BY_WIDTH: Readonly<Record<number, string>> = {
  23: '′',
  28: "'ijl",
  29: 'IJ',
  32: ' ,.·',
  34: '/:;\\|',
  35: 'f',
  36: '-',
  37: '″',
  39: '()[]t',
  40: '!⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂ₙ',
  41: 'r',
  46: '"',
  50: '*_`–‖',
  52: 'sz',
  53: '?⁻',
  54: 'εζ',
  55: 'c',
  56: 'LνξΓ',
  58: 'Fkχ',
  59: 'vxyγκλ',
  60: 'Pπτ',
  61: 'TYaoδθ',
  62: 'e',
  63: 'ESbdghnpquηρσΣ',
  64: '$0123456789{}βμ√',
  66: 'Kαφψ',
  68: 'AVΔΛ',
  69: 'BRXZ',
  70: 'C',
  73: 'U',
  75: 'HN',
  76: 'Ω',
  77: 'DG',
  78: '&',
  79: 'OQΘΦΨ',
  82: 'w',
  83: '∞',
  84: '#+<=>^~ω≤≥≠×−±→',
  86: 'M',
  87: '∈',
  95: '%',
  97: 'm',
  99: 'W',
  100: '@…—',
};
const UNKNOWN = 70;

const WIDTHS = new Map(
  Object.entries(CHARACTERS_BY_WIDTH).flatMap(([width, characters]) =>
    [...characters].map((character): readonly [string, number] => [character, Number(width) / 100]),
  ),
);

/** Width in px of `text` at `size` px. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (WIDTHS.get(character) ?? UNKNOWN / 100), 0) * size;
}

/** Words of `text` in lines at most `width` px wide; a longer word has a line of its own. */
export function wrapText(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

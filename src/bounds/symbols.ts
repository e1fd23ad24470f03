/** Names and numbers as they are printed: TeX and Unicode spellings of parameters, constants and left-hand sides. */

/** TeX command (without backslash) and Unicode letter of each Greek name a formula may use. */
const GREEK: Readonly<Record<string, readonly [tex: string, unicode: string]>> = {
  alpha: ['alpha', 'α'],
  beta: ['beta', 'β'],
  gamma: ['gamma', 'γ'],
  delta: ['delta', 'δ'],
  eps: ['varepsilon', 'ε'],
  epsilon: ['varepsilon', 'ε'],
  zeta: ['zeta', 'ζ'],
  eta: ['eta', 'η'],
  theta: ['theta', 'θ'],
  kappa: ['kappa', 'κ'],
  lambda: ['lambda', 'λ'],
  mu: ['mu', 'μ'],
  nu: ['nu', 'ν'],
  xi: ['xi', 'ξ'],
  pi: ['pi', 'π'],
  rho: ['rho', 'ρ'],
  sigma: ['sigma', 'σ'],
  tau: ['tau', 'τ'],
  phi: ['varphi', 'φ'],
  chi: ['chi', 'χ'],
  psi: ['psi', 'ψ'],
  omega: ['omega', 'ω'],
  Gamma: ['Gamma', 'Γ'],
  Delta: ['Delta', 'Δ'],
  Theta: ['Theta', 'Θ'],
  Lambda: ['Lambda', 'Λ'],
  Sigma: ['Sigma', 'Σ'],
  Phi: ['Phi', 'Φ'],
  Psi: ['Psi', 'Ψ'],
  Omega: ['Omega', 'Ω'],
  Infinity: ['infty', '∞'],
};

/** Commands that occur in left-hand sides, by their Unicode. */
const COMMANDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(GREEK).map(([tex, unicode]) => [tex, unicode])),
  le: '≤',
  ge: '≥',
  cdot: '·',
  times: '×',
  infty: '∞',
  sqrt: '√',
  Pr: 'Pr',
  max: 'max',
  min: 'min',
};

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  ...{ '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '-': '⁻' },
};

/** A name and its subscript: `sigma_max` and `x1` have one. */
function split(name: string): readonly [base: string, subscript: string] {
  const parts = /^([A-Za-z]+?)(?:_(\w+)|(\d+))$/.exec(name);
  return parts === null ? [name, ''] : [parts[1]!, parts[2] ?? parts[3]!];
}

/** A parameter or `where` name in TeX. */
export function texName(name: string): string {
  const [base, subscript] = split(name);
  const greek = GREEK[base]?.[0];
  const letter =
    greek !== undefined ? `\\${greek}` : base.length === 1 ? base : `\\mathrm{${base.replace(/_/g, '\\_')}}`;
  if (subscript === '') return letter;
  return `${letter}_{${subscript.length === 1 || /^\d+$/.test(subscript) ? subscript : `\\mathrm{${subscript.replace(/_/g, '\\_')}}`}}`;
}

/** A parameter or `where` name in Unicode. */
export function unicodeName(name: string): string {
  const [base, subscript] = split(name);
  const letter = GREEK[base]?.[1] ?? base;
  return subscript === '' ? letter : `${letter}_${subscript}`;
}

/** A number as a decimal or in powers of ten: [mantissa, exponent]. */
function scientific(value: number): readonly [mantissa: string, exponent: string | undefined] {
  const [mantissa, exponent] = String(value).split('e');
  return [mantissa!, exponent?.replace('+', '')];
}

export function texNumber(value: number): string {
  const [mantissa, exponent] = scientific(value);
  if (exponent === undefined) return mantissa;
  return mantissa === '1' ? `10^{${exponent}}` : `${mantissa}\\cdot 10^{${exponent}}`;
}

export function unicodeNumber(value: number): string {
  const [mantissa, exponent] = scientific(value);
  if (exponent === undefined) return mantissa;
  return mantissa === '1' ? `10${superscript(exponent)!}` : `${mantissa}·10${superscript(exponent)!}`;
}

/** The text as superscript characters, where all of it has them. */
export function superscript(text: string): string | undefined {
  const characters = [...text.replace('−', '-')].map((character) => SUPERSCRIPTS[character]);
  return characters.every((character) => character !== undefined) ? characters.join('') : undefined;
}

/** A TeX left-hand side as Unicode: commands become their letters, braces and fonts go. */
export function unicodeOfTex(tex: string): string {
  return tex
    .replace(
      /\\[td]?frac\s*(?:(\d)(\d)|\{([^{}]*)\}\{([^{}]*)\})\s*/g,
      (_, a?: string, b?: string, c?: string, d?: string) => `${a ?? c}/${b ?? d}`,
    )
    .replace(/\\\|/g, '‖')
    .replace(/\\(?:mathrm|text|operatorname|mathbb|mathcal)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\(?:mathbb|mathcal)\s+/g, '')
    .replace(/\\[,;! ]/g, ' ')
    .replace(/_\{([^{}]*[-+=:][^{}]*)\}/g, '_($1)')
    .replace(/\\([A-Za-z]+)\s?/g, (_, command: string) => COMMANDS[command] ?? command)
    .replace(/\^\{?2\}?/g, '²')
    .replace(/[{}]/g, '')
    .replace(/-/g, '−');
}

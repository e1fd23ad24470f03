/**
 * Mathematical signs for the plain-text mathematics of theorem files: `sqrt(n - f) <= sigma^2` reads `√(n − f) ≤ σ²`.
 * For display only; addresses and commands keep the letters that a keyboard has.
 */
import { powerOfTen, subscript, superscript } from './number.js';

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eps: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
};

/** A Greek name that stands alone: not a part of an id such as `krum-eta-resilience`. */
const GREEK_NAME = new RegExp(`(?<!\\w|\\w-)(${Object.keys(GREEK).join('|')})(?![A-Za-z]|-[A-Za-z])`, 'g');

/** An index that Unicode has below the line: `e_1`, `V_i`, `x_12`; `I_d` and `x_(f+1)` have none. */
const LOWERED = /(?<=(?<![A-Za-z])[A-Za-zΑ-ω])_(\d+|[ijknmtspx])(?![A-Za-z0-9])/g;

/** `1e-6`, `2.5e7`. */
const SCIENTIFIC = /(?<![\w.])(\d+(?:\.\d+)?)e([+-]?\d+)(?!\w|\.\d)/g;

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/<=>/g, '⇔'],
  [/<=/g, '≤'],
  [/>=/g, '≥'],
  [/!=/g, '≠'],
  [/->/g, '→'],
  [/\+-/g, '±'],
  [/\|\|/g, '‖'],
  [/\binfinity\b/g, '∞'],
  [/\bsqrt\(([A-Za-zΑ-ω]|\d+)\)/g, '√$1'],
  [/\bsqrt\b ?(?=\()/g, '√'],
  [/(?<=[\w)\]'*⁰¹²³⁴-⁹₀-₉ᵢⱼₖₘₙₚₛₜₓα-ω′‖]) - (?=[\w(−√Α-ω])/g, ' − '],
  [/(?<=[\s([,=]|^)-(?=[\dA-Za-zΑ-ω√(])/g, '−'],
  // a minus between single letters or after a parenthesis, not a hyphen: `h-1`, `(h-f)`
  [/(?<=(?<![A-Za-zΑ-ω-])[a-z]|\))-(?=(?:[a-zα-ω]|\d+)(?![\w-]))/g, '−'],
  [/(?<=(?<![A-Za-zΑ-ω])[A-Za-zΑ-ω])'(?![A-Za-z])/g, '′'],
];

/** Signs in place of ASCII mathematics; words are left alone. */
export function pretty(text: string): string {
  const greek = text.replace(GREEK_NAME, (name) => GREEK[name] ?? name);
  const raised = greek.replace(/\^(-?\d+)(?!\.?\d)/g, (_, exponent: string) => superscript(Number(exponent)));
  const lowered = raised.replace(LOWERED, (_, index: string) => subscript(index));
  const scaled = lowered.replace(SCIENTIFIC, (_, mantissa: string, exponent: string) =>
    mantissa === '1' ? powerOfTen(Number(exponent)) : `${mantissa}×${powerOfTen(Number(exponent))}`,
  );
  return SIGNS.reduce((result, [pattern, sign]) => result.replace(pattern, sign), scaled);
}

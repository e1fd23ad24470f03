/**
 * Mathematical signs for the plain-text mathematics of theorem files: `sqrt(n - f) <= sigma^2` reads `√(n − f) ≤ σ²`.
 * For display only; addresses and commands keep the letters that a keyboard has.
 */
import { superscript } from './number.js';

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', eps: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', kappa: 'κ', lambda: 'λ', mu: 'μ',
  nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω',
  Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
};

/** A Greek name that stands alone: not a part of an id such as `krum-eta-resilience`. */
const GREEK_NAME = new RegExp(`(?<![\\w-])(${Object.keys(GREEK).join('|')})(?![A-Za-z]|-[A-Za-z])`, 'g');

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/<=>/g, '⇔'],
  [/<=/g, '≤'],
  [/>=/g, '≥'],
  [/!=/g, '≠'],
  [/->/g, '→'],
  [/\+-/g, '±'],
  [/\|\|/g, '‖'],
  [/\binfinity\b/g, '∞'],
  [/\bsqrt\(([A-Za-zΑ-ω0-9]+)\)/g, '√$1'],
  [/\bsqrt\b ?(?=\()/g, '√'],
  [/(?<=[\w)\]'*²³]) - (?=[\w(−√Α-ω])/g, ' − '],
  [/(?<=[\s([,=]|^)-(?=[\dA-Za-zΑ-ω√(])/g, '−'],
  [/(?<=(?<![A-Za-zΑ-ω])[A-Za-zΑ-ω])'(?![A-Za-z])/g, '′'],
];

/** Signs in place of ASCII mathematics; words are left alone. */
export function pretty(text: string): string {
  const greek = text.replace(GREEK_NAME, (name) => GREEK[name] ?? name);
  const raised = greek.replace(/\^(-?\d+)(?!\.?\d)/g, (_, exponent: string) => superscript(Number(exponent)));
  return SIGNS.reduce((result, [pattern, sign]) => result.replace(pattern, sign), raised);
}

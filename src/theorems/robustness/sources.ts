/** Sources that the theorems on robustness constants share. */
import type { Source } from '../theorem.js';

/** (f, kappa)-robust averaging. */
export function allouah(locus: string): Source {
  return {
    reference:
      'Allouah, Farhadkhani, Guerraoui, Gupta, Pinot, Stephan. Fixing by Mixing: A Recipe for Optimal Byzantine ML under Heterogeneity. AISTATS 2023',
    arxiv: '2302.01772',
    locus,
  };
}

/** (f, lambda)-resilient averaging. */
export function farhadkhani(locus: string): Source {
  return {
    reference:
      'Farhadkhani, Guerraoui, Gupta, Pinot, Stephan. Byzantine Machine Learning Made Easy By Resilient Averaging of Momentums. ICML 2022',
    arxiv: '2205.12173',
    locus,
  };
}

export function derivedHere(locus: string): Source {
  return { reference: 'Derived for this laboratory', locus };
}

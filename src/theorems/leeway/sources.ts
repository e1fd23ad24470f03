import type { Source } from '../theorem.js';

/** El Mhamdi, Guerraoui, Rouault 2018, with what of it is meant. */
export const hiddenVulnerability = (locus: string): Source => ({
  reference: 'El Mhamdi, Guerraoui, Rouault. The Hidden Vulnerability of Distributed Learning in Byzantium. ICML 2018',
  arxiv: '1802.07927',
  locus,
});

/** For constants that no paper states. */
export const derivedHere = (locus: string): Source => ({ reference: 'Derived for this laboratory', locus });

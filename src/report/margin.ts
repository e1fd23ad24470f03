/** The declared margins of a claim, in words: every verdict depends on them. */
import type { Claim, Margin } from '../theorems/theorem.js';
import { formatNumber } from './number.js';
import { pretty } from './typography.js';

function marginText(name: string, { relative = 0, absolute = 0 }: Margin): string | undefined {
  const share = relative === 0 ? undefined : `${formatNumber(100 * relative)} % of the bound`;
  const amount =
    typeof absolute === 'number'
      ? absolute === 0
        ? undefined
        : formatNumber(absolute)
      : pretty(absolute.expression.replace(/\s*\*\s*/g, ' '));
  const parts = [share, amount].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `${name} ${parts.join(' plus ')}`;
}

/** E.g. `tolerance 3 % of the bound, slack 1.2 / √d`; for `always` and `every` claims the admitted rate. */
export function marginsText(claim: Claim | undefined): string {
  switch (claim?.kind) {
    case 'at-most':
    case 'at-least':
      return marginText('tolerance', { relative: claim.tolerance }) ?? 'no tolerance';
    case 'equals': {
      const margins = [marginText('tolerance', claim.tolerance), marginText('slack', claim.slack ?? {})];
      return margins.filter((part) => part !== undefined).join(', ') || 'no tolerance';
    }
    case 'always':
    case 'every':
      return `confirmed once P(violation) ≤ ${formatNumber(claim.rate)}`;
    default:
      return '';
  }
}

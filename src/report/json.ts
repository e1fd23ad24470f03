/** The study as JSON. */
import type { StudyResult } from '../lab/result.js';

/** Version of the document's shape; it grows when a field changes its meaning. */
export const REPORT_SCHEMA = 1;

/** The whole result, indented. JSON has no infinity and no NaN: null stands for an unbounded or undefined number. */
export function renderJson(result: StudyResult): string {
  const document = { format: 'leeway-report', schema: REPORT_SCHEMA, ...result };
  return `${JSON.stringify(document, null, 2)}\n`;
}

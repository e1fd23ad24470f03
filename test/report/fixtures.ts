/** Synthetic studies: every kind of claim, verdict and oddity that a report has to show. No simulation. */
import { parse } from 'mathjs';
import type { Formula, Values } from '../../src/bounds/formula.js';
import type {
  CellResult,
  ClaimResult,
  ControlResult,
  JudgedCell,
  StudyResult,
  TheoremResult,
} from '../../src/lab/result.js';
import type { EstimateSummary } from '../../src/stats/estimate.js';
import type { Interval, Verdict } from '../../src/stats/verdict.js';
import type { Experiment, Point, Theorem } from '../../src/theorems/theorem.js';

interface FormulaSketch {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly value: (values: Values) => number;
  readonly tex: string;
  readonly unicode: string;
  readonly source?: string;
}

export function sketchFormula(sketch: FormulaSketch, factor = 1): Formula {
  return {
    name: factor === 1 ? sketch.name : `${sketch.name} x ${factor}`,
    description: `what ${sketch.name} bounds`,
    expression: sketch.unicode,
    parameters: sketch.parameters,
    domain: [{ expression: 'n >= 2 f + 1', reason: 'a majority is honest' }],
    source: sketch.source ?? 'derived',
    tree: parse(String(factor)),
    evaluate: (values) => factor * sketch.value(values),
    evaluateBig: (values) => String(factor * sketch.value(values)),
    check: () => undefined,
    tex: () => sketch.tex,
    unicode: () => sketch.unicode,
    scaled: (by) => sketchFormula(sketch, factor * by),
  };
}

export function summary(mean: number, count: number, spread = 1): EstimateSummary {
  const at = (z: number): number => mean + z * spread;
  return {
    count,
    mean,
    standardDeviation: spread,
    standardError: spread / Math.sqrt(count),
    skewness: 0.1,
    excessKurtosis: -0.2,
    min: at(-3.1),
    minTrial: 17,
    max: at(3.3),
    maxTrial: 42,
    quantiles: {
      '0.01': at(-2.33),
      '0.05': at(-1.64),
      '0.25': at(-0.67),
      '0.5': mean,
      '0.75': at(0.67),
      '0.95': at(1.64),
      '0.99': at(2.33),
    },
  };
}

export function cell(
  id: string,
  point: Point,
  means: Readonly<Record<string, number>>,
  options: { trials?: number; half?: number; experiment?: string; intervals?: Readonly<Record<string, Interval>> } = {},
): CellResult {
  const { trials = 4096, half = 0.02, experiment = 'main', intervals = {} } = options;
  const name = experiment === 'main' ? id : `${id}.${experiment}`;
  const around = (mean: number): Interval => [mean - half * Math.abs(mean), mean + half * Math.abs(mean)];
  return {
    address: `${name}:${Object.entries(point)
      .map(([key, value]) => `${key}=${value}`)
      .join(',')}`,
    experiment,
    point,
    trials,
    seconds: trials / 5000,
    engines: ['wasm'],
    estimates: Object.fromEntries(
      Object.entries(means).map(([key, mean]) => [key, summary(mean, trials, Math.abs(mean) / 3)]),
    ),
    intervals: Object.fromEntries(Object.entries(means).map(([key, mean]) => [key, intervals[key] ?? around(mean)])),
  };
}

export function judged(
  from: CellResult,
  observable: string,
  bound: number,
  verdict: Verdict,
  extra: Partial<JudgedCell> = {},
): JudgedCell {
  const estimate = from.estimates[observable]?.mean ?? 0;
  const interval = from.intervals[observable] ?? [-Infinity, Infinity];
  return {
    address: from.address,
    point: from.point,
    verdict,
    estimate,
    interval,
    bound,
    tightness: estimate / bound,
    tightnessInterval: [interval[0] / bound, interval[1] / bound],
    trials: from.trials,
    ...extra,
  };
}

export function claim(
  id: string,
  text: string,
  kind: ClaimResult['kind'],
  cells: readonly JudgedCell[],
  extra: Partial<ClaimResult> = {},
): ClaimResult {
  const verdict = cells.some((one) => one.verdict === 'refuted')
    ? 'refuted'
    : cells.some((one) => one.verdict === 'undecided')
      ? 'undecided'
      : 'confirmed';
  const shown = Math.max(
    0,
    cells.findIndex((one) => one.verdict === verdict),
  );
  return { id, text, kind, role: 'derived', expected: 'confirmed', verdict, alpha: 5e-5, cells, shown, ...extra };
}

function control(id: string, text: string, change: string, result: ClaimResult): ControlResult {
  return { id, text, change, refuted: result.verdict === 'refuted', result };
}

function theoremResult(
  theorem: Theorem,
  cells: readonly CellResult[],
  claims: readonly ClaimResult[],
  controls: readonly ControlResult[],
): TheoremResult {
  const verdicts = claims.map((one) => one.verdict);
  return {
    id: theorem.id,
    title: theorem.title,
    kind: theorem.kind,
    verdict: verdicts.includes('refuted') ? 'refuted' : verdicts.includes('undecided') ? 'undecided' : 'confirmed',
    asExpected: claims.every((one) => one.verdict === one.expected) && controls.every((one) => one.refuted),
    seconds: cells.reduce((sum, one) => sum + one.seconds, 0),
    cells,
    claims,
    controls,
  };
}

const noSimulation: Experiment = {
  description:
    'honest Gaussian rows; the Byzantine rows sit just inside the largest displacement that the rule accepts',
  observables: {},
  trials: { quick: 1, standard: 1, thorough: 1 },
  sample: () => ({}),
};

const integer = (name: string, description: string, value: number) => ({
  name,
  description,
  type: 'integer' as const,
  default: value,
});

function theorem(parts: Partial<Theorem> & Pick<Theorem, 'id' | 'title' | 'kind'>): Theorem {
  return {
    paper: 'krum',
    sources: [
      {
        reference: 'Blanchard, El Mhamdi, Guerraoui, Stainer, Machine learning with adversaries, NeurIPS 2017',
        arxiv: '1703.02757',
        locus: 'Proposition 1',
      },
    ],
    statement: 'The norm of the mean displacement of Krum is at most η(n, f) √d σ, whatever the f Byzantine vectors.',
    setting: 'Independent identically distributed honest vectors with E‖V − g‖² = d σ².',
    assumptions: ['n ≥ 2f + 3', 'the honest vectors are independent, with finite variance'],
    parameters: [integer('n', 'workers', 11), integer('f', 'Byzantine workers', 2), integer('d', 'dimension', 100)],
    domain: [{ expression: 'n >= 2 f + 3', reason: 'Krum scores need an honest neighbour' }, { expression: 'f >= 0' }],
    formulas: [],
    grid: { quick: [], standard: [], thorough: [] },
    experiments: { main: noSimulation },
    claims: [],
    controls: [],
    figures: [],
    ...parts,
  };
}

/** Upper bound over (n, f): confirmed; categories on the x axis; two closed forms far above the measurement. */
const eta = sketchFormula({
  name: 'eta',
  parameters: ['n', 'f'],
  source: 'Blanchard et al. 2017, Proposition 1',
  value: ({ n = 0, f = 0 }) => Math.sqrt(2 * (n - f + (f * (n - f - 2) + f * f * (n - f - 1)) / (n - 2 * f - 2))),
  tex: '\\eta = \\sqrt{2\\left(n-f+\\frac{f\\left(n-f-2\\right)+f^{2}\\left(n-f-1\\right)}{n-2f-2}\\right)}',
  unicode: 'η = √(2 (n − f + (f (n − f − 2) + f² (n − f − 1)) / (n − 2f − 2)))',
});
const improved = sketchFormula({
  name: "eta'",
  parameters: ['n', 'f'],
  value: ({ n = 0, f = 0 }) => 1 + (3.6 * f) / (n - f),
  tex: "\\eta' = \\sqrt{\\kappa\\,\\frac{h-1}{h}},\\quad h = n-f",
  unicode: "η' = √(κ (h − 1)/h), h = n − f",
});

export const krum = theorem({
  id: 'krum-eta-resilience',
  title: 'Published variance condition of Krum',
  kind: 'upper bound',
  formulas: [eta, improved],
  claims: [
    {
      id: 'published',
      kind: 'at-most',
      text: 'mean displacement ≤ η(n, f) √d σ',
      quantity: 'bias',
      bound: eta,
      tolerance: 0,
      role: 'published',
    },
  ],
  figures: [
    {
      id: 'bias',
      title: 'Displacement of Krum against its published and improved bounds',
      x: { parameter: 'n', label: 'n (workers)', scale: 'log' },
      y: { label: 'displacement / (σ √d)', scale: 'log' },
      measured: [{ quantity: 'bias', label: 'measured, worst of 3 attacks' }],
      curves: [
        { formula: eta, label: 'η, published 2017', style: 'published' },
        { formula: improved, label: 'η′, derived here', style: 'derived' },
      ],
      caption: 'The published bound holds and is 4 to 28 times too large; the derived one is within a factor 2.',
    },
  ],
  notes: [
    'True but loose: η grows like √n for fixed f, like n for fixed f/n; the attainable displacement does not grow.',
  ],
});
const krumPoints: readonly [Point, number][] = [
  [{ n: 11, f: 1, d: 1e6 }, 1.0487],
  [{ n: 11, f: 2, d: 1e6 }, 1.2013],
  [{ n: 15, f: 3, d: 1e6 }, 1.25754],
  [{ n: 25, f: 6, d: 1e6 }, 1.3727],
  [{ n: 50, f: 10, d: 1e6 }, 1.2824],
  [{ n: 100, f: 20, d: 1e6 }, 1.2858],
];
const krumCells = krumPoints.map(([point, mean]) => cell(krum.id, point, { bias: mean }, { half: 0.004 }));
const krumJudged = krumCells.map((one) => judged(one, 'bias', eta.evaluate(one.point), 'confirmed'));
const krumClaim = claim('published', 'mean displacement ≤ η(n, f) √d σ', 'at-most', krumJudged, { role: 'published' });
const krumControls = [
  control(
    'too-many',
    '8 actual Byzantine of n = 15 where f = 3 is assumed, all at 10⁹ e₁',
    'dropped assumption',
    claim('too-many', 'mean displacement ≤ η', 'at-most', [
      judged(cell(krum.id, { n: 15, f: 3, d: 1e6 }, { bias: 1e9 }), 'bias', 7.8011, 'refuted'),
    ]),
  ),
  control(
    'tightened',
    'the constant 1 in place of η',
    'tightened constant',
    claim(
      'tightened',
      'mean displacement ≤ 1',
      'at-most',
      krumCells.map((one) => judged(one, 'bias', 1, 'refuted')),
    ),
  ),
];

/** Published constant refuted, its repair confirmed, a witness, a control that is powerless, markup in texts. */
const published = sketchFormula({
  name: 'claim',
  parameters: ['n', 'f'],
  source: 'El Mhamdi et al. 2021',
  value: ({ n = 0, f = 0 }) => (Math.sqrt(8) * f) / (n - f),
  tex: '\\eta_{\\mathrm{MDA}} = \\frac{\\sqrt{8}\\,f}{n-f}',
  unicode: 'η = √8 f / (n − f)',
});
const attained = sketchFormula({
  name: 'attained',
  parameters: ['n', 'f'],
  value: ({ n = 0, f = 0 }) => ((1.3 * Math.sqrt(8) * f) / (n - f)) * Math.sqrt(n / 12),
  tex: '\\frac{1}{h}\\left(\\sum_{i=f+1}^{h} e_{i:h} + f\\left(e_{f+1:h}+e_{h:h}-e_{1:h}\\right)\\right)',
  unicode: '(1/h) (Σ e_{i:h} + f (…))',
});
const repair = sketchFormula({
  name: 'repair',
  parameters: ['n', 'f'],
  value: ({ n = 0, f = 0 }) =>
    (f * Math.sqrt(2 / (n - f)) + Math.sqrt(f / (n - 2 * f))) * Math.sqrt((n - f - 1) / (n - f)),
  tex: "\\eta'_{\\mathrm{MDA}} = \\left(f\\sqrt{\\frac{2}{h}}+\\sqrt{\\frac{f}{h-f}}\\right)\\sqrt{\\frac{h-1}{h}}",
  unicode: "η' = (f √(2/h) + √(f/(h − f))) √((h − 1)/h)",
});
export const mda = theorem({
  id: 'mda-eta',
  title: 'The constant √8 f/(n − f) of minimum-diameter averaging',
  kind: 'upper bound',
  paper: 'mda',
  formulas: [published, attained, repair],
  sources: [
    {
      reference: 'El Mhamdi, Guerraoui, Rouault, Distributed momentum for Byzantine-resilient SGD, ICLR 2021',
      arxiv: '2003.00010',
    },
  ],
  statement:
    'Claimed: ‖E F − g‖ ≤ (√8 f/(n − f)) √d σ for every d. False for d = 1 & Gaussian rows: E max|V_i − V_j| > √2 σ, and <E F, g> may be < 0.',
  domain: [{ expression: 'n >= 2 f + 1' }, { expression: 'f >= 1' }],
  experiments: {
    main: noSimulation,
    d10000: { ...noSimulation, description: 'the same in dimension 10⁴, where distances concentrate' },
  },
  figures: [
    {
      id: 'bias',
      title: 'Displacement of MDA against the published constant and its repair',
      x: { parameter: 'n', label: 'n (workers)', scale: 'linear' },
      y: { label: 'displacement / (σ √d)', scale: 'linear' },
      measured: [
        { quantity: 'bias', label: 'attack A5, d = 1' },
        { quantity: 'bias', experiment: 'd10000', label: 'same, d = 10⁴' },
      ],
      curves: [
        { formula: published, label: 'published', style: 'published' },
        { formula: attained, label: 'attack, exact', style: 'derived' },
        { formula: repair, label: 'repair', style: 'repair' },
      ],
      caption: 'In one dimension the measured displacement exceeds the published constant; the repair holds.',
    },
  ],
  notes: ['The published constant takes √(2d) σ, the typical distance of two honest vectors, for the largest.'],
});
const mdaPoints: readonly Point[] = [7, 11, 15, 23, 35]
  .map((n) => ({ n, f: 1 }))
  .concat([11, 15, 23, 35].map((n) => ({ n, f: 3 })));
const mdaCells = mdaPoints.map((point) =>
  cell(mda.id, point, { bias: attained.evaluate(point) * 1.003 }, { half: 0.03 }),
);
const mdaFar = mdaPoints.map((point) =>
  cell(mda.id, point, { bias: attained.evaluate(point) * 0.4 }, { half: 0.03, experiment: 'd10000' }),
);
const mdaClaims = [
  claim(
    'published',
    'mean displacement ≤ √8 f/(n − f) √d σ',
    'at-most',
    mdaCells.map((one) => judged(one, 'bias', published.evaluate(one.point), 'refuted')),
    {
      role: 'published',
      expected: 'refuted',
      witness: {
        address: 'mda-eta:n=15,f=3#42@1',
        scene: {
          title: 'One-dimensional Gaussian sample, attack A5',
          entries: [
            {
              label: 'honest values',
              value: [-1.72, -1.13, -0.61, -0.4, -0.18, 0.02, 0.21, 0.33, 0.57, 0.91, 1.36, 1.8812345],
            },
            { label: 'Byzantine values (f copies)', value: [2.07, 2.07, 2.07] },
            { label: 'chosen subset', value: '{V4 … V12, B1, B2, B3} & <tie>' },
            { label: 'displacement', value: 0.9752 },
          ],
        },
      },
    },
  ),
  claim(
    'repair',
    'mean displacement ≤ (f √(2/h) + √(f/(h − f))) √((h − 1)/h) √d σ',
    'at-most',
    mdaCells.map((one) => judged(one, 'bias', repair.evaluate(one.point), 'confirmed')),
    { role: 'repair' },
  ),
];
const mdaControls = [
  control(
    'high-dimension',
    'd = 10⁴ in place of d = 1: <b>distances</b> concentrate',
    'dropped assumption',
    claim(
      'high-dimension',
      'the published constant, at d = 10⁴',
      'at-most',
      mdaFar.slice(0, 2).map((one) => judged(one, 'bias', published.evaluate(one.point), 'confirmed')),
    ),
  ),
];

/** Scaling law: slope claim, several lines along d on log axes. */
const cSquared = (n: number, f: number): number => (2 * (n - f - 2)) / (n - 2 * f - 1) - 1 + 1 / (n - f);
const law = sketchFormula({
  name: 'leeway',
  parameters: ['n', 'f', 'd'],
  value: ({ n = 0, f = 0, d = 0 }) => Math.sqrt(cSquared(n, f) * d),
  tex: '\\gamma^{\\ast} = \\sigma\\sqrt{d}\\,\\sqrt{\\frac{2(h-2)}{h-f-1}-1+\\frac{1}{h}}',
  unicode: 'γ* = σ √d √(2 (h − 2)/(h − f − 1) − 1 + 1/h)',
});
export const leeway = theorem({
  id: 'leeway-krum',
  title: 'Krum accepts a displacement of order √d',
  kind: 'scaling law',
  formulas: [law],
  figures: [
    {
      id: 'leeway',
      title: 'Largest displacement that Krum accepts',
      x: { parameter: 'd', label: 'd (dimension)', scale: 'log' },
      y: { label: 'γ* (σ)', scale: 'log' },
      measured: [{ quantity: 'gamma', label: 'measured γ*' }],
      curves: [{ formula: law, label: 'c √d', style: 'derived' }],
      caption: 'Slope 1/2 in d for every (n, f): the leeway grows with the dimension.',
    },
  ],
});
const leewayGroups: readonly Point[] = [
  { n: 11, f: 1 },
  { n: 11, f: 2 },
  { n: 15, f: 3 },
  { n: 25, f: 6 },
];
const leewayCells = leewayGroups.flatMap((group) =>
  [1e2, 1e4, 1e6, 1e8].map((d) => {
    const point = { ...group, d };
    return cell(leeway.id, point, { gamma: law.evaluate(point) - 0.7 }, { half: 0.01, trials: 512 });
  }),
);
const leewayClaims = [
  claim(
    'slope',
    'log-log slope of γ* in d is 1/2',
    'slope',
    leewayGroups.map((point) => ({
      address: `leeway-krum:n=${point.n},f=${point.f}`,
      point,
      verdict: 'confirmed' as const,
      estimate: 0.50012,
      interval: [0.4991, 0.5011],
      bound: 0.5,
      tightness: 1.00024,
      tightnessInterval: [0.9982, 1.0022],
      trials: 2048,
    })),
  ),
  claim(
    'constant',
    'γ*/(σ √d) = c(n, f) up to 1.2/√d',
    'equals',
    leewayCells.map((one, index) =>
      judged(
        one,
        'gamma',
        law.evaluate(one.point),
        index === 13 ? 'undecided' : 'confirmed',
        index === 13 ? { missing: 12345, note: 'the interval still meets both sides' } : {},
      ),
    ),
  ),
];
const leewayControls = [
  control(
    'single',
    'the constant of a single Byzantine vector',
    'wrong formula',
    claim('single', 'γ* = √(1 + 1/h) √d', 'equals', [judged(leewayCells[4]!, 'gamma', 10.5, 'refuted')]),
  ),
];

/** Impossibility: every algorithm of a suite at or above the bound, ratios, degenerate intervals, an infinite one. */
const kappa = sketchFormula({
  name: 'kappa*',
  parameters: ['n', 'f'],
  value: ({ n = 0, f = 0 }) => f / (n - 2 * f),
  tex: '\\kappa^{\\ast} = \\frac{f}{n-2f}',
  unicode: 'κ* = f/(n − 2f)',
});
export const worlds = theorem({
  id: 'hetero-two-worlds-kappa',
  title: 'No rule has a robustness coefficient below f/(n − 2f)',
  kind: 'impossibility',
  paper: 'kappa',
  formulas: [kappa],
  domain: [{ expression: 'n >= 2 f + 1' }, { expression: 'f >= 1' }],
  figures: [
    {
      id: 'suite',
      title: 'Robustness coefficient of each rule on the two worlds',
      x: { parameter: 'n', label: 'n (workers)', scale: 'linear' },
      y: { label: 'κ measured', scale: 'log' },
      measured: ['median', 'trimmed mean', 'MDA', 'Krum'].map((name) => ({ quantity: name, label: name })),
      curves: [{ formula: kappa, label: 'f/(n − 2f), no rule below', style: 'published' }],
      caption: 'Every rule is at or above the bound; median and trimmed mean attain it.',
    },
  ],
});
const worldsCells = (
  [
    [7, 2],
    [10, 3],
    [20, 4],
    [11, 5],
  ] as const
).map(([n, f]) => {
  const k = f / (n - 2 * f);
  return cell(
    worlds.id,
    { n, f },
    { median: k, 'trimmed mean': k, MDA: 3.9 * k, Krum: 4.8 * k },
    { half: 0, trials: 1024, intervals: { Krum: [0, Infinity], MDA: [3.5 * k, 4.2 * k] } },
  );
});
const worldsClaims = [
  claim(
    'every',
    'every rule of the suite has κ ≥ f/(n − 2f)',
    'every',
    worldsCells.map((one) =>
      judged(one, 'median', kappa.evaluate(one.point), 'confirmed', {
        ratios: { median: 1, 'trimmed mean': 1, MDA: 3.9, Krum: 4.8 },
        interval: [kappa.evaluate(one.point), Infinity],
        tightnessInterval: [1, Infinity],
        note: 'no violation in 1,024 trials: P(violation) ≤ 0.0097',
      }),
    ),
  ),
];

/** Always claim and an exact curve over a real parameter; dense series with a band. */
const deltaOf = sketchFormula({
  name: 'delta',
  parameters: ['epsilon', 'mu'],
  value: ({ epsilon = 0, mu = 1 }) => Math.exp(-((epsilon / mu) ** 2) / 2) / (1 + epsilon),
  tex: '\\delta(\\varepsilon) = \\Phi\\left(\\tfrac{\\mu}{2}-\\tfrac{\\varepsilon}{\\mu}\\right) - e^{\\varepsilon}\\,\\Phi\\left(-\\tfrac{\\mu}{2}-\\tfrac{\\varepsilon}{\\mu}\\right)',
  unicode: 'δ(ε) = Φ(μ/2 − ε/μ) − e^ε Φ(−μ/2 − ε/μ)',
});
export const gauss = theorem({
  id: 'gauss-mech-exact-delta',
  title: 'Exact privacy curve of the Gaussian mechanism',
  kind: 'exact curve',
  paper: 'dp',
  formulas: [deltaOf],
  parameters: [
    { name: 'epsilon', description: 'privacy loss', type: 'real', default: 1 },
    { name: 'mu', description: 'sensitivity / noise', type: 'real', default: 1 },
  ],
  domain: [{ expression: 'epsilon >= 0' }, { expression: 'mu > 0' }],
  figures: [
    {
      id: 'curve',
      title: 'δ against ε',
      x: { parameter: 'epsilon', label: 'ε (nats)', scale: 'linear' },
      y: { label: 'δ (probability)', scale: 'log' },
      measured: [{ quantity: 'delta', label: 'Monte Carlo' }],
      curves: [{ formula: deltaOf, label: 'closed form', style: 'published' }],
      caption: 'Monte Carlo with tilted draws against the closed form.',
    },
  ],
});
const gaussCells = [0.5, 1].flatMap((mu) =>
  Array.from({ length: 31 }, (_, index) => {
    const point = { epsilon: index / 10, mu };
    return cell(gauss.id, point, { delta: deltaOf.evaluate(point) * (1 + 0.02 * Math.sin(7 * index)) }, { half: 0.08 });
  }),
);
const gaussClaims = [
  claim(
    'curve',
    'δ(ε) = Φ(μ/2 − ε/μ) − e^ε Φ(−μ/2 − ε/μ)',
    'equals',
    gaussCells.map((one) => judged(one, 'delta', deltaOf.evaluate(one.point), 'confirmed')),
  ),
  claim('tail', 'the loss never exceeds 40 ε', 'always', [
    judged(gaussCells[3]!, 'delta', 40, 'undecided', {
      note: 'no violation in 4,096 trials: P(violation) ≤ 0.0027',
      witness: { trial: 9, value: 1.2 },
    }),
  ]),
];

/** Small multiples: more groups than colours can tell apart, one line of each kind. */
export const panels = theorem({
  id: 'median-eta',
  title: 'Constant √(n − f) of the coordinate-wise median',
  kind: 'upper bound',
  paper: 'median',
  formulas: [eta],
  figures: [
    {
      id: 'panels',
      title: 'Displacement of the median by (n, f)',
      x: { parameter: 'd', label: 'd (dimension)', scale: 'log' },
      y: { label: 'displacement / (σ √d)', scale: 'log' },
      measured: [
        { quantity: 'a', label: 'Gaussian rows' },
        { quantity: 'b', label: 'two-point rows' },
      ],
      curves: [{ formula: eta, label: '√(n − f), published', style: 'published' }],
      caption: 'One panel per (n, f).',
    },
  ],
});
const panelCells = (
  [
    [7, 2],
    [9, 2],
    [11, 2],
    [15, 3],
    [25, 6],
    [35, 8],
    [50, 10],
  ] as const
).flatMap(([n, f]) =>
  [10, 100, 1000, 10000].map((d) => cell(panels.id, { n, f, d }, { a: 0.3 + f / 100, b: 0.6 + f / 50 }, { half: 0.1 })),
);
const panelClaims = [
  claim(
    'published',
    'mean displacement ≤ √(n − f) √d σ',
    'at-most',
    panelCells.map((one) => judged(one, 'a', eta.evaluate(one.point), 'confirmed')),
    { role: 'published' },
  ),
];

export const theorems: readonly Theorem[] = [krum, mda, leeway, worlds, gauss, panels];

export const study: StudyResult = {
  study: {
    schema: 1,
    seed: 1,
    alpha: 1e-3,
    engine: 'wasm',
    calibration: null,
    device: 'CPU',
    threads: 2,
    effort: 'quick',
    budget: null,
    version: '0.1.0',
    commit: '0123456789abcdef',
    machine: { node: 'v20.20.2', platform: 'linux x64', cpu: 'Some CPU @ 2.50GHz', cores: 2 },
    data: null,
    grid: null,
    started: '2026-01-02T03:04:05.000Z',
    seconds: 97.4,
    complete: true,
  },
  theorems: [
    theoremResult(krum, krumCells, [krumClaim], krumControls),
    theoremResult(mda, [...mdaCells, ...mdaFar], mdaClaims, mdaControls),
    theoremResult(leeway, leewayCells, leewayClaims, leewayControls),
    theoremResult(worlds, worldsCells, worldsClaims, []),
    theoremResult(gauss, gaussCells, gaussClaims, []),
    theoremResult(panels, panelCells, panelClaims, []),
  ],
};

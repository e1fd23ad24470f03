import tseslint from 'typescript-eslint';

const noAmbientRandomness = [
  'error',
  { object: 'Math', property: 'random', message: 'A stream is the first argument; see src/sim/random.' },
  { object: 'Date', property: 'now', message: 'A trial is a pure function of its address.' },
];
const bitExact = ['log', 'exp', 'sin', 'cos', 'pow', 'log2', 'log10', 'log1p', 'expm1', 'tan', 'atan2'].map(
  (property) => ({
    object: 'Math',
    property,
    message: 'Bits must agree on every machine here; use src/sim/random/elementary.ts.',
  }),
);

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'kernels/',
      'node_modules/',
      'coverage/',
      'reports/',
      '.leeway/',
      '.venv/',
      'bench/peers/.venv/',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['src/sim/**/*.ts', 'src/theorems/**/*.ts', 'src/dp/**/*.ts'],
    rules: { 'no-restricted-properties': noAmbientRandomness },
  },
  { files: ['src/sim/random/**/*.ts'], rules: { 'no-restricted-properties': [...noAmbientRandomness, ...bitExact] } },
  { files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
);

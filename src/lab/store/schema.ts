/** The tables of a study's store. */

/** Raised whenever a table changes: stores of another number are refused. */
export const SCHEMA_VERSION = 3;

/** Name of the store in a study's folder. */
export const STORE_FILE = 'study.duckdb';

/** What the study runs on: enough to judge it again. */
const SOURCES = `
  CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
  CREATE TABLE blocks (
    cell VARCHAR NOT NULL,
    first BIGINT NOT NULL,
    count BIGINT NOT NULL,
    estimates VARCHAR NOT NULL, -- JSON: observable -> mergeable state
    engines VARCHAR NOT NULL, -- that simulated its fields, joined by +
    seconds DOUBLE NOT NULL,
    PRIMARY KEY (cell, first)
  );
  CREATE TABLE searches (
    theorem VARCHAR NOT NULL,
    claim VARCHAR NOT NULL,
    control BOOLEAN NOT NULL,
    cell VARCHAR NOT NULL,
    answer VARCHAR NOT NULL, -- JSON
    PRIMARY KEY (theorem, claim, control, cell)
  );
  CREATE TABLE results (position INTEGER PRIMARY KEY, theorem VARCHAR NOT NULL, value VARCHAR NOT NULL);
`;

/** What the study found: rewritten at the end of each run, for SQL and for exports. No timings, so that files compare. */
export const RESULT_TABLES = {
  cells: `
    theorem VARCHAR, experiment VARCHAR, cell VARCHAR, point VARCHAR, engines VARCHAR, trials BIGINT`,
  estimates: `
    theorem VARCHAR, experiment VARCHAR, cell VARCHAR, point VARCHAR, observable VARCHAR, trials BIGINT, mean DOUBLE,
    lower DOUBLE, upper DOUBLE, standard_deviation DOUBLE, standard_error DOUBLE, skewness DOUBLE, excess_kurtosis DOUBLE,
    minimum DOUBLE, minimum_trial BIGINT, maximum DOUBLE, maximum_trial BIGINT, q01 DOUBLE, q05 DOUBLE, q25 DOUBLE,
    q50 DOUBLE, q75 DOUBLE, q95 DOUBLE, q99 DOUBLE, arithmetic DOUBLE`,
  judgements: `
    theorem VARCHAR, claim VARCHAR, control BOOLEAN, kind VARCHAR, role VARCHAR, expected VARCHAR, cell VARCHAR,
    verdict VARCHAR, level DOUBLE, estimate DOUBLE, lower DOUBLE, upper DOUBLE, half_width DOUBLE, arithmetic DOUBLE,
    truncation DOUBLE, margin DOUBLE, bound DOUBLE, tightness DOUBLE, tightness_lower DOUBLE, tightness_upper DOUBLE, trials BIGINT, missing DOUBLE, witness_trial BIGINT,
    witness_value DOUBLE, note VARCHAR`,
} as const;

export type ResultTable = keyof typeof RESULT_TABLES;

/** DDL of the result tables alone: an export needs no others. */
export const RESULT_SCHEMA = Object.entries(RESULT_TABLES)
  .map(([name, columns]) => `CREATE TABLE ${name} (${columns});`)
  .join('\n');

/** DDL of a whole store. */
export const STORE_SCHEMA = SOURCES + RESULT_SCHEMA;

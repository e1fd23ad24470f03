/**
 * Tries a store out in a process of its own before this one opens it: on some damaged files DuckDB does not report an
 * error but brings down the process, and a damaged store must cost one sentence, not the session.
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { UserError } from '../../errors.js';
import { storeError } from './errors.js';

const DUCKDB = pathToFileURL(createRequire(import.meta.url).resolve('@duckdb/node-api')).href;

/** Reads every row of every table. */
const SCRIPT = `
import duckdb from ${JSON.stringify(DUCKDB)};
const { DuckDBInstance } = duckdb;
try {
  const instance = await DuckDBInstance.create(process.argv[1], { threads: '1' });
  const connection = await instance.connect();
  const tables = await connection.runAndReadAll('SELECT table_name FROM duckdb_tables()');
  for (const [table] of tables.getRows()) await connection.runAndReadAll('SELECT * FROM "' + table + '"');
  connection.closeSync();
  instance.closeSync();
} catch (error) {
  process.stdout.write(String(error?.message ?? error));
}
`;

/** UserError when the file cannot be opened and read whole. */
export async function probe(file: string): Promise<void> {
  const { message, crashed } = await runScript(file);
  if (crashed) throw storeError(new Error(`corrupt file: the reader crashed`), file);
  if (message !== '') throw storeError(new Error(message), file);
}

function runScript(file: string): Promise<{ readonly message: string; readonly crashed: boolean }> {
  return new Promise((resolve, reject) => {
    const parameters = ['--input-type=module', '--eval', SCRIPT, file];
    execFile(process.execPath, parameters, { env: { ...process.env, NODE_OPTIONS: '' } }, (error, stdout) => {
      if (error !== null && typeof error.code === 'string') {
        reject(new UserError(`${file} cannot be checked: Node could not be started (${error.code})`));
      } else {
        resolve({ message: stdout, crashed: error !== null });
      }
    });
  });
}

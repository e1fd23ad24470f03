/** Exports of a study's findings: the same study gives the same bytes, whatever the threads, blocks and interruptions. */
import { join, resolve } from 'node:path';
import { UserError } from '../../errors.js';
import { makeFolder } from '../folder.js';
import type { StudyResult } from '../result.js';
import { Database } from './database.js';
import { storeError } from './errors.js';
import { RESULT_SCHEMA, RESULT_TABLES } from './schema.js';
import { writeTables } from './tables.js';

export const EXPORT_FORMATS = ['parquet', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const COPY_OPTIONS: Readonly<Record<ExportFormat, string>> = {
  parquet: 'FORMAT parquet, COMPRESSION zstd',
  csv: 'FORMAT csv, HEADER true',
  json: 'FORMAT json, ARRAY true',
};

/**
 * Writes `estimates`, `cells` and `judgements` to a folder, which is made when it is not there. Rows are in the order of the
 * study; numbers without a finite value are empty (NULL) in JSON, which has no word for them.
 *
 * @returns the paths of the files.
 * @throws UserError for an unknown format or a folder that cannot be written.
 */
export async function exportStudy(
  result: StudyResult,
  format: ExportFormat,
  folder: string,
): Promise<readonly string[]> {
  if (!EXPORT_FORMATS.includes(format)) {
    throw new UserError(`unknown export format '${String(format)}'; formats: ${EXPORT_FORMATS.join(', ')}`);
  }
  const target = resolve(folder);
  try {
    makeFolder(target);
  } catch (error) {
    throw storeError(error, target);
  }
  const database = await Database.open(':memory:');
  try {
    await database.run(RESULT_SCHEMA);
    await database.transaction((connection) => writeTables(connection, result.theorems));
    const files: string[] = [];
    for (const [table, columns] of Object.entries(RESULT_TABLES)) {
      const file = join(target, `${table}.${format}`);
      const rows = format === 'json' ? finiteColumns(columns) : '*';
      await database.run(
        `COPY (SELECT ${rows} FROM ${table} ORDER BY rowid) TO '${file.replaceAll("'", "''")}' (${COPY_OPTIONS[format]})`,
      );
      files.push(file);
    }
    return files;
  } catch (error) {
    // The database is in memory: what fails is writing to the folder.
    throw error instanceof UserError
      ? new UserError(error.message.replace(':memory:', target))
      : storeError(error, target);
  } finally {
    await database.close();
  }
}

function finiteColumns(columns: string): string {
  return columns
    .split(',')
    .map((column) => column.trim().split(/\s+/))
    .map(([name, type]) => (type === 'DOUBLE' ? `CASE WHEN isfinite(${name}) THEN ${name} END AS ${name}` : name))
    .join(', ');
}

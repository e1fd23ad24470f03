/** The store of one study: what was asked, the trials done so far, and what they say. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { UserError } from '../../errors.js';
import type { EngineName } from '../../sim/engine/engine.js';
import type { ObservedJson } from '../../stats/observed.js';
import { makeFolder } from '../folder.js';
import type { TheoremResult } from '../result.js';
import type { SearchAnswer } from '../task.js';
import { Database } from './database.js';
import { storeError } from './errors.js';
import { decode, encode } from './json.js';
import { probe } from './probe.js';
import { SCHEMA_VERSION, STORE_FILE, STORE_SCHEMA } from './schema.js';
import { enginesColumn, writeTables } from './tables.js';

/** Consecutive trials of a cell that are done. */
export interface Block {
  readonly cell: string;
  readonly first: number;
  readonly count: number;
  readonly estimates: Readonly<Record<string, ObservedJson>>;
  /** The engines that simulated its fields, in alphabetical order; none where they use exact laws only. */
  readonly engines: readonly EngineName[];
  readonly seconds: number;
}

/** One counterexample search that is done. */
export interface StoredSearch {
  readonly theorem: string;
  readonly claim: string;
  readonly control: boolean;
  readonly cell: string;
  readonly answer: SearchAnswer;
}

export class StudyStore {
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
  }

  static exists(folder: string): boolean {
    return existsSync(join(folder, STORE_FILE));
  }

  /** A store that ends with the process. */
  static async inMemory(meta: Readonly<Record<string, unknown>> = {}): Promise<StudyStore> {
    const database = await Database.open(':memory:');
    await initialise(database, meta);
    return new StudyStore(database);
  }

  /**
   * Makes a store, complete or not at all: a process killed meanwhile leaves no half-made store behind.
   *
   * @throws UserError when the folder cannot be written.
   */
  static async create(folder: string, meta: Readonly<Record<string, unknown>>): Promise<StudyStore> {
    const file = join(folder, STORE_FILE);
    const draft = `${file}.new`;
    try {
      makeFolder(folder);
      for (const leftover of [draft, `${draft}.wal`, `${file}.wal`]) rmSync(leftover, { force: true });
      const database = await Database.open(draft);
      try {
        await initialise(database, meta);
        // What is renamed must be whole: closing alone would not tell of a log that could not be folded in.
        await database.run('CHECKPOINT');
      } finally {
        await database.close();
      }
      renameSync(draft, file);
    } catch (error) {
      throw storeError(error, file);
    }
    return new StudyStore(await Database.open(file));
  }

  /**
   * Opens the store of a folder; what a killed process had committed is there.
   *
   * @throws UserError when there is none, when it is damaged, in use or written under another schema.
   */
  static async open(folder: string): Promise<StudyStore> {
    const file = join(folder, STORE_FILE);
    if (!existsSync(file)) throw new UserError(`${folder} holds no study (no ${STORE_FILE})`);
    await probe(file);
    const database = await Database.open(file);
    const store = new StudyStore(database);
    try {
      const schema = await store.meta('schema');
      if (schema !== SCHEMA_VERSION) {
        throw new UserError(
          `${file} has schema ${String(schema)}; this leeway reads schema ${SCHEMA_VERSION}: choose another folder`,
        );
      }
    } catch (error) {
      await database.close();
      throw error;
    }
    return store;
  }

  get path(): string {
    return this.#database.path;
  }

  /** A value kept under a name; undefined when there is none. */
  async meta(key: string): Promise<unknown> {
    const [row] = await this.#database.rows('SELECT value FROM meta WHERE key = $1', [key]);
    return row === undefined ? undefined : decode(row['value'] as string);
  }

  async setMeta(values: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#database.transaction((connection) => putMeta(connection, values));
  }

  /** Adds blocks that do not overlap with those there: all of them or none. */
  async appendBlocks(blocks: readonly Block[]): Promise<void> {
    // An appender takes rows without parsing a statement for each, which costs several times as much.
    await this.#database.transaction(async (connection) => {
      const appender = await connection.createAppender('blocks');
      for (const { cell, first, count, estimates, engines, seconds } of blocks) {
        appender.appendVarchar(cell);
        appender.appendBigInt(BigInt(first));
        appender.appendBigInt(BigInt(count));
        appender.appendVarchar(encode(estimates));
        appender.appendVarchar(enginesColumn(engines));
        appender.appendDouble(seconds);
        appender.endRow();
      }
      appender.closeSync();
    });
  }

  /** All blocks by cell, in the order of their trials; cells without any are not there. */
  async blocks(): Promise<ReadonlyMap<string, readonly Block[]>> {
    const sql = 'SELECT cell, first, count, estimates, engines, seconds FROM blocks ORDER BY cell, first';
    const blocks = new Map<string, Block[]>();
    for (const row of await this.#database.rows(sql)) {
      const block = blockOf(row);
      const others = blocks.get(block.cell);
      if (others === undefined) blocks.set(block.cell, [block]);
      else others.push(block);
    }
    return blocks;
  }

  async putSearch({ theorem, claim, control, cell, answer }: StoredSearch): Promise<void> {
    const values = [theorem, claim, control, cell, encode(answer)];
    await this.#database.run('INSERT OR REPLACE INTO searches VALUES ($1, $2, $3, $4, $5)', values);
  }

  async searchesOf(theorem: string): Promise<readonly StoredSearch[]> {
    const sql = 'SELECT claim, control, cell, answer FROM searches WHERE theorem = $1 ORDER BY claim, control, cell';
    const rows = await this.#database.rows(sql, [theorem]);
    return rows.map((row) => ({
      theorem,
      claim: row['claim'] as string,
      control: row['control'] as boolean,
      cell: row['cell'] as string,
      answer: decode(row['answer'] as string) as SearchAnswer,
    }));
  }

  /** Replaces what the study found, and the given meta values with it. */
  async putResults(results: readonly TheoremResult[], meta: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#database.transaction(async (connection) => {
      await putMeta(connection, meta);
      for (const [position, result] of results.entries()) {
        const values = [position, result.id, encode(result)];
        await connection.run('INSERT OR REPLACE INTO results VALUES ($1, $2, $3)', values);
      }
      await writeTables(connection, results);
    });
  }

  /** What `putResults` was given last, in order. */
  async results(): Promise<readonly TheoremResult[]> {
    const rows = await this.#database.rows('SELECT value FROM results ORDER BY position');
    return rows.map((row) => decode(row['value'] as string) as TheoremResult);
  }

  async close(): Promise<void> {
    await this.#database.close();
  }
}

function blockOf(row: Record<string, DuckDBValue>): Block {
  return {
    cell: row['cell'] as string,
    first: Number(row['first']),
    count: Number(row['count']),
    estimates: decode(row['estimates'] as string) as Block['estimates'],
    engines: (row['engines'] as string).split('+').filter((name) => name !== '') as EngineName[],
    seconds: row['seconds'] as number,
  };
}

async function initialise(database: Database, meta: Readonly<Record<string, unknown>>): Promise<void> {
  await database.run(STORE_SCHEMA);
  await database.transaction((connection) => putMeta(connection, { schema: SCHEMA_VERSION, ...meta }));
}

async function putMeta(connection: DuckDBConnection, values: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [key, value] of Object.entries(values)) {
    await connection.run('INSERT OR REPLACE INTO meta VALUES ($1, $2)', [key, encode(value)]);
  }
}

/** Opening and closing DuckDB, with the options every store shares. */
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { resolve } from 'node:path';
import { UserError } from '../../errors.js';
import { storeError } from './errors.js';

const OPTIONS = {
  // Writes are small and results must not depend on the order in which threads write.
  threads: '1',
  // The write-ahead log is folded into the file from this size on.
  checkpoint_threshold: '4MB',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** Files open in this process: DuckDB's lock only keeps other processes out. */
const open = new Set<string>();

/** One connection, used by one caller at a time: `exclusive` runs its callers one after another. */
export class Database {
  readonly path: string;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(path: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.path = path;
    this.#instance = instance;
    this.#connection = connection;
  }

  /** Opens or makes the file; `:memory:` for none. UserError when that cannot be. */
  static async open(file: string): Promise<Database> {
    const path = file === ':memory:' ? file : resolve(file);
    if (open.has(path)) throw new UserError(`${path} is already open in this process`);
    try {
      const instance = await DuckDBInstance.create(path, OPTIONS);
      const connection = await instance.connect();
      if (path !== ':memory:') open.add(path);
      return new Database(path, instance, connection);
    } catch (error) {
      throw storeError(error, path);
    }
  }

  /** Statements without an answer, one after another. */
  async run(sql: string, values: DuckDBValue[] = []): Promise<void> {
    await this.exclusive(async (connection) => void (await connection.run(sql, values)));
  }

  /** Rows of one query, by column name. */
  async rows(sql: string, values: DuckDBValue[] = []): Promise<Record<string, DuckDBValue>[]> {
    return this.exclusive(async (connection) => (await connection.runAndReadAll(sql, values)).getRowObjects());
  }

  /** All of `work` or nothing of it is in the file afterwards. */
  async transaction(work: (connection: DuckDBConnection) => Promise<void>): Promise<void> {
    await this.exclusive(async (connection) => {
      await connection.run('BEGIN');
      try {
        await work(connection);
        await connection.run('COMMIT');
      } catch (error) {
        // After a failed COMMIT there is nothing to roll back; the first error is the one to tell.
        await connection.run('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  async exclusive<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => work(this.#connection));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      throw storeError(error, this.path);
    }
  }

  /** Waits for what is under way, folds the write-ahead log into the file and lets go of it. */
  async close(): Promise<void> {
    await this.#last;
    this.#connection.closeSync();
    this.#instance.closeSync();
    open.delete(this.path);
  }
}

import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from '@prisma/driver-adapter-utils';

/**
 * Prisma's better-sqlite3 adapter has one connection and lets plain queries into a transaction that somebody else has
 * open: they read what is not committed, and their writes vanish when it rolls back. This one adds the gate that holds
 * them back, and opens transactions with BEGIN IMMEDIATE, because a deferred BEGIN that goes from reading to writing
 * fails at once when another process writes, whatever the busy timeout.
 *
 * Inside a transaction use its own client only: the outer one waits at the gate for the transaction's end.
 */

/** Lets one holder through at a time, in the order of arrival. */
class Gate {
  #last: Promise<void> = Promise.resolve();

  /** Waits for its turn. @returns the call that lets the next one through */
  async enter(): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve } = withResolvers();
    this.#last = promise;
    await before;
    return resolve;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const statement = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

/**
 * @param options.file path of the database file
 * @param options.busyTimeoutMs how long a statement waits for another process's lock; it blocks the event loop meanwhile
 * @returns a driver adapter factory for the SQLite client
 */
export function sqliteAdapter(options: { file: string; busyTimeoutMs?: number }): SqlDriverAdapterFactory {
  const inner = new PrismaBetterSqlite3({ url: options.file, timeout: options.busyTimeoutMs ?? 5000 });
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    async connect() {
      const connection = await inner.connect();
      // FULL: an acknowledged input survives a power cut, too
      await connection.executeScript(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
      );
      return gated(connection);
    },
  };
}

function gated(connection: SqlDriverAdapter): SqlDriverAdapter {
  const gate = new Gate();
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query) => gate.run(() => connection.queryRaw(query)),
    executeRaw: (query) => gate.run(() => connection.executeRaw(query)),
    executeScript: (script) => gate.run(() => connection.executeScript(script)),
    dispose: () => gate.run(() => connection.dispose()),
    async startTransaction(): Promise<Transaction> {
      const leave = await gate.enter();
      try {
        await connection.executeRaw(statement('BEGIN IMMEDIATE'));
      } catch (error) {
        leave();
        throw error;
      }
      return transaction(connection, leave);
    },
  };
}

/** Prisma's client itself sends COMMIT or ROLLBACK as a statement, then calls `commit` or `rollback` once. */
function transaction(connection: SqlDriverAdapter, leave: () => void): Transaction {
  let open = true;
  const run = async (sql: string): Promise<void> => {
    await connection.executeRaw(statement(sql));
  };
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: (query) => connection.queryRaw(query),
    async executeRaw(query) {
      const count = await connection.executeRaw(query);
      if (query.sql === 'COMMIT' || query.sql === 'ROLLBACK') open = false;
      return count;
    },
    createSavepoint: (name) => run(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => run(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
    commit: async () => leave(),
    async rollback() {
      try {
        // A COMMIT that failed leaves the transaction open, and then every later BEGIN would fail.
        if (open) await run('ROLLBACK').catch(ignoreNothingToRollBack);
      } finally {
        leave();
      }
    },
  };
}

/** SQLite rolls back by itself after some errors, a full disk for one; nothing is left to do then. */
function ignoreNothingToRollBack(error: unknown): void {
  if (!String(error instanceof Error ? error.message : error).includes('no transaction is active'))
    throw error;
}

/** Prisma's own schema engine as WebAssembly: no binary to download, no server. Its version must fit that of `prisma`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

let started = false;

function start() {
  if (started) return;
  const home = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const module = new WebAssembly.Module(readFileSync(join(home, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  started = true;
}

/** The engine sends whole scripts through executeRaw; better-sqlite3 and PGlite take one statement there. */
function takingScripts(adapter) {
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = (query) =>
    query.args.length > 0 ? executeRaw(query) : adapter.executeScript(query.sql).then(() => 0);
  return adapter;
}

/**
 * Compares migrations with a schema.
 * @param factory driver adapter factory whose shadow database is empty
 * @param from `{ tag: 'empty' }` or `{ tag: 'migrations', … }`, as the engine's `diff` takes it
 * @param schema `{ path, content }` of the schema to be reached
 * @returns the SQL that leads from one to the other, or null when there is nothing to do
 */
export async function diff(factory, from, schema) {
  start();
  const opened = [];
  const keep = async (connecting) => {
    const adapter = takingScripts(await connecting);
    opened.push(adapter);
    return adapter;
  };
  const bound = bindMigrationAwareSqlAdapterFactory({
    adapterName: factory.adapterName,
    provider: factory.provider,
    connect: () => keep(factory.connect()),
    connectToShadowDb: () => keep(factory.connectToShadowDb()),
  });
  const engine = await glue.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => undefined,
    bound,
  );
  try {
    const result = await engine.diff({
      from,
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.exitCode === 0 ? null : result.stdout;
  } catch (error) {
    // The engine names an error of the driver by number only.
    const id = /External error id#(\d+)/.exec(error.message)?.[1];
    throw id === undefined ? error : (bound.errorRegistry.consumeError(Number(id))?.error ?? error);
  } finally {
    engine.free();
    for (const adapter of opened) await adapter.dispose();
  }
}

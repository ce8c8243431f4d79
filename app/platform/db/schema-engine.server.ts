import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as engineGlue from "@prisma/schema-engine-wasm/schema_engine_bg";

export type { DiffTarget, MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";

/** No table or enum is managed by anybody but us. */
export const everything: engineGlue.SchemaFilter = { externalTables: [], externalEnums: [] };

/** The package keeps one instance for the process, so that this file, loaded twice (by Vite, by Vitest), must not make another. */
const instance = Symbol.for("bashgah.schema-engine");
const ofProcess = globalThis as { [instance]?: Promise<void> };

async function instantiate(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
  const made = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": { ...engineGlue, ...timersThatLetGo() } as unknown as WebAssembly.ModuleImports,
  });
  const { exports } = made.instance;
  engineGlue.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
}

/** The engine leaves a timer of ten seconds behind after each lock it took; a process that is done need not wait for it. */
function timersThatLetGo() {
  const names = Object.keys(engineGlue).filter((name) => name.startsWith("__wbg_setTimeout_"));
  const start = (callback: () => void, delayMs: number) => setTimeout(callback, delayMs).unref();
  return Object.fromEntries(names.map((name) => [name, start]));
}

/**
 * Prisma's schema engine as WebAssembly, talking to the database through `adapter`, for the time of `use`.
 * The package's own entry imports the `.wasm` file as a module, which Node does not do without a flag; so it is
 * instantiated by hand, once per process.
 */
export async function withSchemaEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  use: (engine: engineGlue.SchemaEngine) => Promise<T>,
): Promise<T> {
  ofProcess[instance] ??= instantiate();
  await ofProcess[instance];
  const ignoreLog = () => undefined;
  const engine = await engineGlue.SchemaEngine.new(
    { datamodels: undefined },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
  }
}

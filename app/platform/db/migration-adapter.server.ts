import { PrismaPg } from "@prisma/adapter-pg";
import { DriverAdapterError, type SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { DatabaseError, Pool } from "pg";

/**
 * Prisma's adapter for PostgreSQL, with scripts run as they are written. Prisma's own cuts a script at every semicolon,
 * also inside functions and texts, and runs the pieces one by one. Sent whole, PostgreSQL itself parses the script and runs it in
 * one transaction, so that a migration which fails leaves nothing behind.
 */
export function migrationAdapter(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const prismaPg = new PrismaPg(pool);
  const executeScript = async (script: string): Promise<void> => {
    await pool.query(script).catch((error: DatabaseError) => {
      throw new DriverAdapterError(asPrismaError(error));
    });
  };
  return {
    provider: prismaPg.provider,
    adapterName: prismaPg.adapterName,
    connect: async () => Object.assign(await prismaPg.connect(), { executeScript }),
    connectToShadowDb: () => prismaPg.connectToShadowDb(),
  };
}

function asPrismaError({ code, severity, message, detail, column, hint }: DatabaseError) {
  return { kind: "postgres" as const, code: code ?? "", severity: severity ?? "ERROR", message, detail, column, hint };
}
